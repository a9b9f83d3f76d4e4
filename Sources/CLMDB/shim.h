#include <lmdb.h>

#ifdef __linux__
/* unistd.h declares it only where _GNU_SOURCE is defined before any header is read. */
extern int syncfs(int fd);
/* Likewise, of stdio.h and linux/fs.h. */
extern int renameat2(int from, const char *path, int to, const char *new_path, unsigned int flags);
static const unsigned int clmdb_rename_noreplace = 1;
static const unsigned int clmdb_rename_exchange = 2;

#include <sys/prctl.h>
#include <sys/resource.h>
/* Of sys/resource.h, in its form for 64 bits. */
extern int prlimit64(int process, int resource, const void *limit, void *old);

static inline int clmdb_limit_files(int process, unsigned long long bytes) {
  unsigned long long limit[2] = {bytes, bytes};
  return prlimit64(process, RLIMIT_FSIZE, limit, 0);
}

/* No core file, and nobody else of the same user looks into the process. */
static inline int clmdb_keep_memory_private(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
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
      "  what to do: alliance verify says where, alliance repair makes good what can be; nothing was written\n";
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

/* Waiting that an interrupt ends. A flag that the handler sets could be set between looking at it and beginning to wait;
   a byte in a pipe is there whenever one looks. The second interrupt ends the process as it always did. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>

static int clmdb_interrupts[2] = {-1, -1};

static void clmdb_interrupted(int number) {
  int saved = errno;
  (void)number;
  if (write(clmdb_interrupts[1], "", 1) < 0) errno = saved;
  errno = saved;
}

static inline int clmdb_catch_interrupts(void) {
  struct sigaction action;
  if (pipe(clmdb_interrupts) != 0) return -1;
  fcntl(clmdb_interrupts[0], F_SETFD, FD_CLOEXEC);
  fcntl(clmdb_interrupts[1], F_SETFD, FD_CLOEXEC);
  fcntl(clmdb_interrupts[1], F_SETFL, O_NONBLOCK);
  memset(&action, 0, sizeof action);
  action.sa_handler = clmdb_interrupted;
  action.sa_flags = (int)SA_RESETHAND;
  sigaction(SIGINT, &action, 0);
  sigaction(SIGTERM, &action, 0);
  return 0;
}

/* 0: the time has passed; 1: interrupted; 2: nobody is left to read what is written to the descriptor. */
static inline int clmdb_wait(int written, int milliseconds) {
  struct pollfd files[2] = {{clmdb_interrupts[0], POLLIN, 0}, {written, 0, 0}};
  if (poll(files, 2, milliseconds) <= 0) return 0;
  if (files[0].revents) return 1;
  return files[1].revents & (POLLERR | POLLHUP | POLLNVAL) ? 2 : 0;
}
