/* Records everything a process writes below one folder, in the order it happened, so that
 * power_cut.py can rebuild what a disk may hold after a power cut at any moment.
 *
 * Preloaded (LD_PRELOAD); WRITELOG_ROOT is the folder without a trailing slash, WRITELOG_FILE the
 * log. One lock is held over each operation and its record, so both are in the same order.
 * Writes through mmap are not seen: SQLite maps its -shm only, which nobody needs after a cut.
 *
 * A record: one letter, two path lengths (u16), a number (i64: offset or size), the length of the
 * data (u32), an inode (u64), then the paths and the data; all little endian.
 *   C created  T truncated to a size  W written at an offset  S synced (a file or a folder)
 *   R renamed  U unlinked  D folder made  X folder removed  L linked
 * Which file is meant is said by its inode; names matter for C, R, U, D, X and L only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int log_fd = -1;
static pid_t owner;
static char root[4096];
static size_t root_length;
static ssize_t (*real_write)(int, const void *, size_t);

#define REAL(type, name, ...)                                  \
    static type (*real)(__VA_ARGS__);                          \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("WRITELOG_ROOT"), *file = getenv("WRITELOG_FILE");
    real_write = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (!where || !file || strlen(where) >= sizeof root) return;
    strcpy(root, where);
    root_length = strlen(root);
    owner = getpid();
    int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    int fd = real_open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) return;
    /* Far away from the numbers that programs count on. */
    log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 900);
    close(fd);
}

static int active(void) { return log_fd >= 0 && getpid() == owner; }

static int below(const char *path) {
    return !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

/* The absolute name of a path relative to an open folder; links in it are not followed. */
static int absolute(int folder, const char *path, char *out) {
    char link[64];
    ssize_t n;
    if (path[0] == '/') {
        if (strlen(path) >= 4096) return 0;
        strcpy(out, path);
        return below(out);
    }
    if (folder == AT_FDCWD) {
        if (!getcwd(out, 4096)) return 0;
        n = strlen(out);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        n = readlink(link, out, 4095);
        if (n <= 0) return 0;
    }
    if (n + strlen(path) + 2 > 4096) return 0;
    out[n] = '/';
    strcpy(out + n + 1, path);
    return below(out);
}

/* Whether an open file lies below the folder, and which it is. */
static int known(int fd, char *path, uint64_t *inode) {
    char link[64];
    struct stat status;
    if (fd == log_fd || !active()) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, 4095);
    if (n <= 0) return 0;
    path[n] = 0;
    if (!below(path) || fstat(fd, &status)) return 0;
    *inode = status.st_ino;
    return 1;
}

static void record(char what, uint64_t inode, const char *one, const char *two, int64_t number,
                   const void *data, uint32_t length) {
    static ssize_t (*real_writev)(int, const struct iovec *, int);
    int before = errno;
    uint16_t first = strlen(one), second = strlen(two);
    char head[32];
    size_t n = 0;
    if (!real_writev)
        real_writev = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
    head[n++] = what;
    memcpy(head + n, &first, 2), n += 2;
    memcpy(head + n, &second, 2), n += 2;
    memcpy(head + n, &number, 8), n += 8;
    memcpy(head + n, &length, 4), n += 4;
    memcpy(head + n, &inode, 8), n += 8;
    struct iovec parts[] = {
        {head, n}, {(void *)one, first}, {(void *)two, second}, {(void *)data, length}};
    /* A log with a hole would prove nothing. */
    if (real_writev(log_fd, parts, 4) != (ssize_t)(n + first + second + length)) abort();
    errno = before;
}

static uint64_t inode_at(const char *path) {
    struct stat status;
    return lstat(path, &status) ? 0 : status.st_ino;
}

#define LOCK pthread_mutex_lock(&lock)
#define UNLOCK pthread_mutex_unlock(&lock)

/* Writing --------------------------------------------------------------------------------- */

ssize_t write(int fd, const void *data, size_t count) {
    char path[4096];
    uint64_t inode;
    if (!real_write) real_write = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (!known(fd, path, &inode)) return real_write(fd, data, count);
    LOCK;
    off_t at = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t n = real_write(fd, data, count);
    if (n > 0) record('W', inode, "", "", at, data, n);
    UNLOCK;
    return n;
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) {
    char path[4096];
    uint64_t inode;
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (!known(fd, path, &inode)) return real(fd, data, count, at);
    LOCK;
    ssize_t n = real(fd, data, count, at);
    if (n > 0) record('W', inode, "", "", at, data, n);
    UNLOCK;
    return n;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) { return pwrite64(fd, data, count, at); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    char path[4096];
    uint64_t inode;
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (!known(fd, path, &inode)) return real(fd, parts, count);
    ssize_t total = 0;
    LOCK;
    for (int i = 0; i < count; i++) {
        ssize_t n = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (n < 0) {
            total = total ? total : n;
            break;
        }
        total += n;
        if ((size_t)n < parts[i].iov_len) break;
    }
    UNLOCK;
    return total;
}

/* Copies inside the kernel: what was written is read back for the record. */
static void record_copied(int fd, uint64_t inode, off_t at, ssize_t count) {
    char link[64], block[65536];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int back = open(link, O_RDONLY | O_CLOEXEC);
    while (back >= 0 && count > 0) {
        ssize_t n = pread(back, block, count < (ssize_t)sizeof block ? count : (ssize_t)sizeof block, at);
        if (n <= 0) abort();
        record('W', inode, "", "", at, block, n);
        at += n;
        count -= n;
    }
    if (back < 0) abort();
    close(back);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
    char path[4096];
    uint64_t inode;
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    if (!known(to, path, &inode)) return real(to, from, offset, count);
    LOCK;
    off_t at = lseek(to, 0, SEEK_CUR);
    ssize_t n = real(to, from, offset, count);
    if (n > 0) record_copied(to, inode, at, n);
    UNLOCK;
    return n;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t count) { return sendfile64(to, from, offset, count); }

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
    char path[4096];
    uint64_t inode;
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!known(to, path, &inode)) return real(from, from_at, to, to_at, count, flags);
    LOCK;
    off_t at = to_at ? *to_at : lseek(to, 0, SEEK_CUR);
    ssize_t n = real(from, from_at, to, to_at, count, flags);
    if (n > 0) record_copied(to, inode, at, n);
    UNLOCK;
    return n;
}

static int resized(int result, int fd, off64_t size) {
    char path[4096];
    uint64_t inode;
    if (!result && known(fd, path, &inode)) record('T', inode, "", "", size, "", 0);
    return result;
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    LOCK;
    int result = resized(real(fd, size), fd, size);
    UNLOCK;
    return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* Bringing to the disk -------------------------------------------------------------------- */

static int synced(int result, int fd) {
    char path[4096];
    uint64_t inode;
    if (!result && known(fd, path, &inode)) record('S', inode, path, "", 0, "", 0);
    return result;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    LOCK;
    int result = synced(real(fd), fd);
    UNLOCK;
    return result;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    LOCK;
    int result = synced(real(fd), fd);
    UNLOCK;
    return result;
}

/* Names ------------------------------------------------------------------------------------ */

static int opened(int (*real)(int, const char *, int, ...), int folder, const char *path, int flags,
                  mode_t mode) {
    char full[4096];
    if (!active() || !(flags & (O_CREAT | O_TRUNC)) || !absolute(folder, path, full))
        return real(folder, path, flags, mode);
    LOCK;
    int new = inode_at(full) == 0;
    int fd = real(folder, path, flags, mode);
    struct stat status;
    if (fd >= 0 && !fstat(fd, &status)) {
        if (new)
            record('C', status.st_ino, full, "", 0, "", 0);
        else if (flags & O_TRUNC)
            record('T', status.st_ino, "", "", 0, "", 0);
    }
    UNLOCK;
    return fd;
}

#define MODE                                     \
    mode_t mode = 0;                             \
    if (flags & (O_CREAT | __O_TMPFILE)) {       \
        va_list rest;                            \
        va_start(rest, flags);                   \
        mode = va_arg(rest, mode_t);             \
        va_end(rest);                            \
    }
#define OPENAT                                                                                \
    static int (*real)(int, const char *, int, ...);                                          \
    if (!real) real = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat64")

int open(const char *path, int flags, ...) { MODE OPENAT; return opened(real, AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE OPENAT; return opened(real, AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE OPENAT; return opened(real, folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE OPENAT; return opened(real, folder, path, flags, mode); }

static FILE *streamed(FILE *(*real)(const char *, const char *), const char *path, const char *mode) {
    char full[4096];
    if (!active() || (mode[0] != 'w' && mode[0] != 'a') || !absolute(AT_FDCWD, path, full))
        return real(path, mode);
    LOCK;
    int new = inode_at(full) == 0;
    FILE *stream = real(path, mode);
    struct stat status;
    if (stream && !fstat(fileno(stream), &status)) {
        if (new)
            record('C', status.st_ino, full, "", 0, "", 0);
        else if (mode[0] == 'w')
            record('T', status.st_ino, "", "", 0, "", 0);
    }
    UNLOCK;
    return stream;
}

FILE *fopen(const char *path, const char *mode) {
    REAL(FILE *, "fopen", const char *, const char *);
    return streamed(real, path, mode);
}

FILE *fopen64(const char *path, const char *mode) {
    REAL(FILE *, "fopen64", const char *, const char *);
    return streamed(real, path, mode);
}

static int renamed(int (*real)(int, const char *, int, const char *), int one, const char *from, int two,
                   const char *to) {
    char old[4096], new[4096];
    if (!active() || !absolute(two, to, new)) return real(one, from, two, to);
    absolute(one, from, old);
    LOCK;
    uint64_t inode = inode_at(old);
    int result = real(one, from, two, to);
    if (!result) record('R', inode, old, new, 0, "", 0);
    UNLOCK;
    return result;
}

#define RENAMEAT                                                                                  \
    static int (*real)(int, const char *, int, const char *);                                     \
    if (!real) real = (int (*)(int, const char *, int, const char *))dlsym(RTLD_NEXT, "renameat")

int rename(const char *from, const char *to) { RENAMEAT; return renamed(real, AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int one, const char *from, int two, const char *to) { RENAMEAT; return renamed(real, one, from, two, to); }

int linkat(int one, const char *from, int two, const char *to, int flags) {
    char old[4096], new[4096];
    REAL(int, "linkat", int, const char *, int, const char *, int);
    if (!active() || !absolute(two, to, new)) return real(one, from, two, to, flags);
    absolute(one, from, old);
    LOCK;
    int result = real(one, from, two, to, flags);
    if (!result) record('L', inode_at(new), old, new, 0, "", 0);
    UNLOCK;
    return result;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

static int removed(int (*real)(int, const char *, int), int folder, const char *path, int flags) {
    char full[4096];
    if (!active() || !absolute(folder, path, full)) return real(folder, path, flags);
    LOCK;
    uint64_t inode = inode_at(full);
    int result = real(folder, path, flags);
    if (!result) record(flags & AT_REMOVEDIR ? 'X' : 'U', inode, full, "", 0, "", 0);
    UNLOCK;
    return result;
}

#define UNLINKAT                                                                     \
    static int (*real)(int, const char *, int);                                      \
    if (!real) real = (int (*)(int, const char *, int))dlsym(RTLD_NEXT, "unlinkat")

int unlink(const char *path) { UNLINKAT; return removed(real, AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { UNLINKAT; return removed(real, folder, path, flags); }
int rmdir(const char *path) { UNLINKAT; return removed(real, AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    char full[4096];
    REAL(int, "mkdirat", int, const char *, mode_t);
    if (!active() || !absolute(folder, path, full)) return real(folder, path, mode);
    LOCK;
    int result = real(folder, path, mode);
    if (!result) record('D', inode_at(full), full, "", 0, "", 0);
    UNLOCK;
    return result;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
