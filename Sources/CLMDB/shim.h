#include <lmdb.h>

#ifdef __linux__
/* unistd.h declares it only where _GNU_SOURCE is defined before any header is read. */
extern int syncfs(int fd);
#endif
