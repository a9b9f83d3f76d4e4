#include <lmdb.h>

#ifdef __linux__
/* unistd.h declares it only where _GNU_SOURCE is defined before any header is read. */
extern int syncfs(int fd);
/* Likewise, of stdio.h and linux/fs.h. */
extern int renameat2(int from, const char *path, int to, const char *new_path, unsigned int flags);
static const unsigned int clmdb_rename_exchange = 2;
#endif

/* LMDB trusts the pages of its file. Where a damaged one leads it out of the file or fails an assertion, the process gets
   a signal: this answers with a sentence and an exit status instead of a crash. Only calls that are safe in a signal
   handler. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t clmdb_damage_status = 3;

static void clmdb_damaged(int number) {
  static const char text[] =
      "error: the store is damaged: its pages cannot be walked\n"
      "  where: data.mdb\n"
      "  what to do: put data.mdb back from a backup, then run alliance replay; nothing was written\n";
  (void)number;
  if (write(2, text, sizeof text - 1) < 0) _exit(3);
  _exit(clmdb_damage_status);
}

static inline void clmdb_guard_against_damage(int status) {
  struct sigaction action;
  clmdb_damage_status = status;
  memset(&action, 0, sizeof action);
  action.sa_handler = clmdb_damaged;
  sigaction(SIGSEGV, &action, 0);
  sigaction(SIGBUS, &action, 0);
  sigaction(SIGABRT, &action, 0);
}
