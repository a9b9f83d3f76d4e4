/* Preloaded into the program by the tests: counts the system calls that touch the files under FAULTS_ROOT, and standard
   output, in the order in which they happen; writes them down; makes chosen ones fail; or kills or stops the process there.

   FAULTS_ROOT   the folder, an absolute path without links
   FAULTS_LOG    a line for each call: number, kind, inode, path, second path, offset, length, flags, result, errno, and
                 where its bytes begin in FAULTS_LOG.data; between tabs
   FAULTS_ONLY   the kinds that are counted, with a comma behind each; all, where it is not set
   FAULTS_KILL   N or N/half: SIGKILL before call N, or after half of its bytes are written
   FAULTS_STOP   N: SIGSTOP before call N
   FAULTS_FAIL   FROM-TO:ERRNO or FROM-TO:ERRNO:after, or :half: calls FROM to TO fail; after: they are done, and fail
   FAULTS_CLOCK  seconds the clock is ahead
   FAULTS_MAP    the greatest map LMDB is given, in bytes
   FAULTS_READERS  the slots for readers LMDB is given
   FAULTS_HOLD   N: SIGSTOP while the N-th read transaction is open */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *root, *only;
static size_t root_length;
static int log_file = -1, data_file = -1;
static long kill_at, stop_at, fail_from, fail_to = -1, fail_errno, clock_ahead, count;
static int kill_half, fail_after, fail_half;
static off_t data_length;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static int raw_open(const char *path, int flags, mode_t mode) {
    /* High, so that the program's own descriptors keep their numbers. */
    int low = (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, mode);
    if (low < 0) return low;
    int high = (int)syscall(SYS_fcntl, low, F_DUPFD_CLOEXEC, 900);
    if (high < 0) return low;
    syscall(SYS_close, low);
    return high;
}

__attribute__((constructor)) static void begin(void) {
    const char *text;
    root = getenv("FAULTS_ROOT");
    if (!root) return;
    root_length = strlen(root);
    only = getenv("FAULTS_ONLY");
    if ((text = getenv("FAULTS_KILL"))) kill_at = atol(text), kill_half = strstr(text, "/half") != NULL;
    if ((text = getenv("FAULTS_STOP"))) stop_at = atol(text);
    if ((text = getenv("FAULTS_CLOCK"))) clock_ahead = atol(text);
    if ((text = getenv("FAULTS_FAIL"))) {
        sscanf(text, "%ld-%ld:%ld", &fail_from, &fail_to, &fail_errno);
        fail_after = strstr(text, ":after") != NULL;
        fail_half = strstr(text, ":half") != NULL;
    }
    if ((text = getenv("FAULTS_LOG"))) {
        char data[PATH_MAX];
        snprintf(data, sizeof data, "%s.data", text);
        log_file = raw_open(text, O_WRONLY | O_CREAT | O_APPEND, 0600);
        data_file = raw_open(data, O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
}

/* --- whether and how a call is counted --- */

struct call {
    const char *kind;
    char path[PATH_MAX], other[PATH_MAX];
    unsigned long inode;
    long long offset, length;
    int flags, error, is_write;
    long number;
    const struct iovec *bytes;
    int pieces;
};

static int is_inside(const char *path) {
    return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static int path_of_fd(int fd, char *path) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return 1;
}

/* Absolute and without empty parts, `.` and `..`, by its letters alone. */
static int absolute(int folder, const char *given, char *path) {
    char whole[2 * PATH_MAX], *out = path;
    if (given[0] == '/') {
        snprintf(whole, sizeof whole, "%s", given);
    } else {
        char base[PATH_MAX];
        if (folder == AT_FDCWD ? syscall(SYS_getcwd, base, sizeof base) < 0 : !path_of_fd(folder, base)) return 0;
        snprintf(whole, sizeof whole, "%s/%s", base, given);
    }
    for (char *part = whole; *part;) {
        while (*part == '/') part++;
        size_t length = strcspn(part, "/");
        if (length == 0) break;
        if (length == 2 && part[0] == '.' && part[1] == '.') {
            while (out > path && *--out != '/') {}
        } else if (!(length == 1 && part[0] == '.')) {
            if (out + length + 2 > path + PATH_MAX) return 0;
            *out++ = '/';
            memcpy(out, part, length);
            out += length;
        }
        part += length;
    }
    *out = 0;
    return 1;
}

static unsigned long inode_of(const char *path) {
    struct stat information;
    return fstatat(AT_FDCWD, path, &information, AT_SYMLINK_NOFOLLOW) == 0 ? information.st_ino : 0;
}

static int counts(const char *kind) {
    char word[32];
    if (!root) return 0;
    if (!only) return 1;
    snprintf(word, sizeof word, "%s,", kind);
    return strstr(only, word) != NULL;
}

/* Takes the lock if the call is counted. */
static int by_path(struct call *call, const char *kind, int folder, const char *given) {
    int before = errno;
    if (!given || !counts(kind) || !absolute(folder, given, call->path) || !is_inside(call->path)) return 0;
    pthread_mutex_lock(&order);
    call->kind = kind, call->other[0] = 0, call->inode = inode_of(call->path);
    call->offset = call->length = call->flags = call->error = call->is_write = call->pieces = 0;
    errno = before;
    return 1;
}

static int by_fd(struct call *call, const char *kind, int fd) {
    struct stat information;
    int before = errno;
    if (!counts(kind) || !path_of_fd(fd, call->path) || !is_inside(call->path)) return errno = before, 0;
    pthread_mutex_lock(&order);
    call->kind = kind, call->other[0] = 0, call->inode = fstat(fd, &information) == 0 ? information.st_ino : 0;
    call->offset = call->length = call->error = call->is_write = call->pieces = 0;
    call->flags = (int)syscall(SYS_fcntl, fd, F_GETFL);
    errno = before;
    return 1;
}

static long long put(const struct call *call, long long length) {
    long long start = data_length;
    if (data_file < 0 || !call->bytes || length <= 0) return -1;
    for (int i = 0; i < call->pieces && length > 0; i++) {
        size_t part = call->bytes[i].iov_len;
        if ((long long)part > length) part = (size_t)length;
        syscall(SYS_write, data_file, call->bytes[i].iov_base, part);
        length -= part, data_length += part;
    }
    return start;
}

static void tell(const struct call *call, long result, int error) {
    static char line[3 * PATH_MAX];
    if (log_file < 0) return;
    long long data = put(call, call->is_write ? result : 0);
    int length = snprintf(
        line, sizeof line, "%ld\t%s\t%lu\t%s\t%s\t%lld\t%lld\t%d\t%ld\t%d\t%lld\n", call->number, call->kind, call->inode,
        call->path, call->other, call->offset, call->length, call->flags, result, error, data);
    syscall(SYS_write, log_file, line, (size_t)length);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* 1: the call is to be done; 0: it has failed. */
static int enter(struct call *call) {
    call->number = ++count;
    if (call->number == stop_at) raise(SIGSTOP);
    if (call->number == kill_at && !(kill_half && call->is_write)) die();
    if (call->number >= fail_from && call->number <= fail_to) {
        call->error = (int)fail_errno;
        if (!fail_after && !(fail_half && call->is_write)) return 0;
    }
    return 1;
}

static long leave(struct call *call, long result) {
    int error = result < 0 ? errno : 0;
    if (call->error && !(fail_half && call->is_write)) {
        /* What was done stays done, but nobody is told. */
        if (fail_after && result >= 0) tell(call, result, 0);
        result = -1, error = call->error;
        if (!fail_after) tell(call, result, error);
    } else {
        tell(call, result, error);
    }
    pthread_mutex_unlock(&order);
    if (result < 0) errno = error;
    return result;
}

/* --- bytes --- */

static long do_write(int fd, const struct iovec *bytes, int pieces, long long offset) {
    if (offset < 0) return syscall(SYS_writev, fd, bytes, pieces);
    return syscall(SYS_pwritev, fd, bytes, pieces, (long)offset, 0L);
}

static long written(const char *kind, int fd, const struct iovec *bytes, int pieces, long long offset) {
    struct call call;
    /* Standard output is where an answer is given. */
    int is_answer = root && fd == 1;
    if (is_answer) {
        if (!counts("answer")) return do_write(fd, bytes, pieces, offset);
        pthread_mutex_lock(&order);
        memset(&call, 0, sizeof call);
        call.kind = "answer";
        strcpy(call.path, "-");
    } else if (!by_fd(&call, kind, fd)) {
        return do_write(fd, bytes, pieces, offset);
    }
    call.is_write = 1, call.bytes = bytes, call.pieces = pieces;
    for (int i = 0; i < pieces; i++) call.length += bytes[i].iov_len;
    call.offset = offset;
    if (offset < 0 && !is_answer) {
        struct stat information;
        call.offset = (call.flags & O_APPEND) && fstat(fd, &information) == 0 ? information.st_size
                                                                             : syscall(SYS_lseek, fd, 0, SEEK_CUR);
    }
    if (!enter(&call)) return leave(&call, -1);
    if (call.length > 1 && ((call.number == kill_at && kill_half) || (call.error && fail_half))) {
        struct iovec part[64];
        long long left = call.length / 2;
        int used = 0;
        for (; used < pieces && used < 64 && left > 0; used++) {
            part[used] = bytes[used];
            if ((long long)part[used].iov_len > left) part[used].iov_len = (size_t)left;
            left -= part[used].iov_len;
        }
        long result = do_write(fd, part, used, offset);
        if (call.number == kill_at) die();
        return leave(&call, result);
    }
    return leave(&call, do_write(fd, bytes, pieces, offset));
}

ssize_t write(int fd, const void *bytes, size_t length) {
    struct iovec piece = {(void *)bytes, length};
    return written("write", fd, &piece, 1, -1);
}
ssize_t writev(int fd, const struct iovec *bytes, int pieces) { return written("write", fd, bytes, pieces, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    struct iovec piece = {(void *)bytes, length};
    return written("write", fd, &piece, 1, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return pwrite(fd, bytes, length, offset); }
ssize_t pwritev(int fd, const struct iovec *bytes, int pieces, off_t offset) {
    return written("write", fd, bytes, pieces, offset);
}
ssize_t pwritev64(int fd, const struct iovec *bytes, int pieces, off64_t offset) {
    return written("write", fd, bytes, pieces, offset);
}

#define BY_FD(KIND, FD, DO)                                                                                            \
    struct call call;                                                                                                  \
    if (!by_fd(&call, KIND, FD)) return DO;                                                                            \
    return enter(&call) ? leave(&call, DO) : leave(&call, -1);

#define BY_PATH(KIND, FOLDER, PATH, DO)                                                                                \
    struct call call;                                                                                                  \
    if (!by_path(&call, KIND, FOLDER, PATH)) return DO;                                                                \
    return enter(&call) ? leave(&call, DO) : leave(&call, -1);

ssize_t read(int fd, void *bytes, size_t length) { BY_FD("read", fd, syscall(SYS_read, fd, bytes, length)) }
ssize_t pread(int fd, void *bytes, size_t length, off_t offset) {
    BY_FD("read", fd, syscall(SYS_pread64, fd, bytes, length, offset))
}
ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) { return pread(fd, bytes, length, offset); }

int ftruncate(int fd, off_t length) {
    struct call call;
    if (!by_fd(&call, "truncate", fd)) return (int)syscall(SYS_ftruncate, fd, length);
    call.length = length;
    return (int)(enter(&call) ? leave(&call, syscall(SYS_ftruncate, fd, length)) : leave(&call, -1));
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

/* --- what makes it last --- */

int fsync(int fd) { BY_FD("sync", fd, syscall(SYS_fsync, fd)) }
int fdatasync(int fd) { BY_FD("sync", fd, syscall(SYS_fdatasync, fd)) }
int syncfs(int fd) { BY_FD("syncfs", fd, syscall(SYS_syncfs, fd)) }

/* --- names --- */

static int opened(int folder, const char *path, int flags, mode_t mode) {
    struct call call;
    if (!by_path(&call, "open", folder, path)) return (int)syscall(SYS_openat, folder, path, flags, mode);
    int was_there = call.inode != 0;
    call.flags = flags;
    if (!enter(&call)) return (int)leave(&call, -1);
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && !was_there) call.kind = "create", call.inode = inode_of(call.path);
    return (int)leave(&call, fd);
}

#define MODE(FLAGS)                                                                                                    \
    mode_t mode = 0;                                                                                                   \
    if ((FLAGS) & (O_CREAT | __O_TMPFILE)) {                                                                           \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode = va_arg(rest, mode_t);                                                                                   \
        va_end(rest);                                                                                                  \
    }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }

int mkdirat(int folder, const char *path, mode_t mode) {
    struct call call;
    if (!by_path(&call, "mkdir", folder, path)) return (int)syscall(SYS_mkdirat, folder, path, mode);
    if (!enter(&call)) return (int)leave(&call, -1);
    long result = syscall(SYS_mkdirat, folder, path, mode);
    int error = errno;
    call.inode = inode_of(call.path);
    errno = error;
    return (int)leave(&call, result);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int renameat2(int folder, const char *path, int to, const char *other, unsigned flags) {
    struct call call;
    if (!by_path(&call, "rename", folder, path)) return (int)syscall(SYS_renameat2, folder, path, to, other, flags);
    absolute(to, other, call.other);
    call.flags = (int)flags;
    return (int)(enter(&call) ? leave(&call, syscall(SYS_renameat2, folder, path, to, other, flags)) : leave(&call, -1));
}
int rename(const char *path, const char *other) { return renameat2(AT_FDCWD, path, AT_FDCWD, other, 0); }
int renameat(int folder, const char *path, int to, const char *other) { return renameat2(folder, path, to, other, 0); }

int linkat(int folder, const char *path, int to, const char *other, int flags) {
    struct call call;
    if (!by_path(&call, "link", folder, path)) return (int)syscall(SYS_linkat, folder, path, to, other, flags);
    absolute(to, other, call.other);
    return (int)(enter(&call) ? leave(&call, syscall(SYS_linkat, folder, path, to, other, flags)) : leave(&call, -1));
}
int link(const char *path, const char *other) { return linkat(AT_FDCWD, path, AT_FDCWD, other, 0); }

int unlinkat(int folder, const char *path, int flags) {
    BY_PATH("unlink", folder, path, (int)syscall(SYS_unlinkat, folder, path, flags))
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int fchmod(int fd, mode_t mode) { BY_FD("mode", fd, (int)syscall(SYS_fchmod, fd, mode)) }
int fchmodat(int folder, const char *path, mode_t mode, int flags) {
    BY_PATH("mode", folder, path, (int)syscall(SYS_fchmodat, folder, path, mode, flags))
}
int chmod(const char *path, mode_t mode) { return fchmodat(AT_FDCWD, path, mode, 0); }

DIR *opendir(const char *path) {
    static DIR *(*next)(const char *);
    struct call call;
    if (!next) next = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
    if (!by_path(&call, "list", AT_FDCWD, path)) return next(path);
    DIR *result = enter(&call) ? next(path) : NULL;
    return leave(&call, result ? 0 : -1) < 0 ? NULL : result;
}

/* --- locks and maps; these may wait, so that the order is kept without the lock --- */

int flock(int fd, int operation) {
    struct call call;
    if (!by_fd(&call, "lock", fd)) return (int)syscall(SYS_flock, fd, operation);
    call.flags = operation;
    if (!enter(&call)) return (int)leave(&call, -1);
    tell(&call, 0, 0);
    pthread_mutex_unlock(&order);
    return (int)syscall(SYS_flock, fd, operation);
}

static int controlled(int fd, int command, void *argument) {
    struct call call;
    if ((command != F_SETLK && command != F_SETLKW) || !by_fd(&call, "lock", fd))
        return (int)syscall(SYS_fcntl, fd, command, argument);
    call.flags = command;
    if (!enter(&call)) return (int)leave(&call, -1);
    tell(&call, 0, 0);
    pthread_mutex_unlock(&order);
    return (int)syscall(SYS_fcntl, fd, command, argument);
}
#define ARGUMENT                                                                                                       \
    va_list rest;                                                                                                      \
    va_start(rest, command);                                                                                           \
    void *argument = va_arg(rest, void *);                                                                             \
    va_end(rest);
int fcntl(int fd, int command, ...) { ARGUMENT return controlled(fd, command, argument); }
int fcntl64(int fd, int command, ...) { ARGUMENT return controlled(fd, command, argument); }

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
    struct call call;
    if (fd < 0 || !by_fd(&call, "map", fd)) return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
    call.length = (long long)length;
    void *result = MAP_FAILED;
    if (enter(&call)) result = (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
    return leave(&call, result == MAP_FAILED ? -1 : 0) < 0 ? MAP_FAILED : result;
}
void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
    return mmap(at, length, protection, flags, fd, offset);
}
int msync(void *at, size_t length, int flags) {
    /* Nothing here writes through a map; if it ever does, these tests know nothing of it. */
    if (root && log_file >= 0) syscall(SYS_write, log_file, "0\tmsync\t0\t\t\t0\t0\t0\t0\t0\t-1\n", 27);
    return (int)syscall(SYS_msync, at, length, flags);
}

/* --- the clock, and LMDB's sizes --- */

int clock_gettime(clockid_t clock, struct timespec *time) {
    long result = syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += clock_ahead;
    return (int)result;
}

struct MDB_env;
int mdb_env_set_mapsize(struct MDB_env *environment, size_t size) {
    static int (*next)(struct MDB_env *, size_t);
    const char *text = getenv("FAULTS_MAP");
    if (!next) next = (int (*)(struct MDB_env *, size_t))dlsym(RTLD_NEXT, "mdb_env_set_mapsize");
    return next(environment, text ? strtoul(text, NULL, 10) : size);
}
int mdb_env_set_maxreaders(struct MDB_env *environment, unsigned readers) {
    static int (*next)(struct MDB_env *, unsigned);
    const char *text = getenv("FAULTS_READERS");
    if (!next) next = (int (*)(struct MDB_env *, unsigned))dlsym(RTLD_NEXT, "mdb_env_set_maxreaders");
    return next(environment, text ? (unsigned)atol(text) : readers);
}

/* The program calls it through the library's table of names, so that this one is found first. */
int mdb_txn_begin(struct MDB_env *environment, void *parent, unsigned flags, void **transaction) {
    static int (*next)(struct MDB_env *, void *, unsigned, void **);
    static long begun;
    const char *text = getenv("FAULTS_HOLD");
    if (!next) next = (int (*)(struct MDB_env *, void *, unsigned, void **))dlsym(RTLD_NEXT, "mdb_txn_begin");
    int code = next(environment, parent, flags, transaction);
    /* 0x20000 is MDB_RDONLY. */
    if (code == 0 && (flags & 0x20000) && text && ++begun == atol(text)) raise(SIGSTOP);
    return code;
}
