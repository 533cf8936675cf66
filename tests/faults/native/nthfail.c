/* Makes the Nth operation that changes files below one folder fail, or reading some files.
 *
 * Preloaded (LD_PRELOAD). nthfail_arm(folder, operations, n, error, lasting) arms this process
 * only, not what it starts: from then on the nth (1, 2, …) of the operations named by letters in
 * `operations` on files below `folder` fails with `error`, and all later ones too if `lasting`;
 * n = 0 fails none and counts. nthfail_count() tells how many there were. Letters:
 *   w write  s fsync  r rename  t ftruncate  c creating a file  d making a folder
 * Whether or not it is armed, reading a file whose path contains NTHFAIL_READ fails with EIO, in
 * every process that inherits the environment.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[4096], letters[16];
static long wanted, counted;
static int error_number, lasts;
static pid_t owner;
static const char *unreadable;

__attribute__((constructor)) static void begin(void) {
    const char *pattern = getenv("NTHFAIL_READ");
    if (pattern && *pattern) unreadable = strdup(pattern);
}

void nthfail_arm(const char *folder, const char *operations, long n, int error, int lasting) {
    snprintf(root, sizeof root, "%s", folder);
    snprintf(letters, sizeof letters, "%s", operations);
    wanted = n;
    counted = 0;
    error_number = error;
    lasts = lasting;
    owner = getpid();
}

long nthfail_count(void) { return counted; }

static int below(const char *path) {
    size_t length = strlen(root);
    return !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static int fails(char letter, const char *path) {
    if (owner != getpid() || !strchr(letters, letter) || !path || !below(path)) return 0;
    pthread_mutex_lock(&lock);
    long number = ++counted;
    pthread_mutex_unlock(&lock);
    if (!wanted || number < wanted || (number > wanted && !lasts)) return 0;
    errno = error_number;
    return 1;
}

static const char *path_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return path;
}

static int fails_fd(char letter, int fd) {
    char path[4096];
    int kept = errno;
    if (owner != getpid()) return 0;
    const char *known = path_of(fd, path, sizeof path);
    errno = kept;
    return fails(letter, known);
}

static int cannot_read(int fd) {
    char path[4096];
    int kept = errno;
    if (!unreadable) return 0;
    const char *known = path_of(fd, path, sizeof path);
    errno = kept;
    if (!known || !strstr(known, unreadable)) return 0;
    errno = EIO;
    return 1;
}

#define CHANGING(type, name, letter, fd, parameters, arguments) \
    type name parameters {                                      \
        if (fails_fd(letter, fd)) return -1;                    \
        return NEXT(name) arguments;                            \
    }

CHANGING(ssize_t, write, 'w', fd, (int fd, const void *data, size_t size), (fd, data, size))
CHANGING(ssize_t, pwrite, 'w', fd, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
CHANGING(ssize_t, pwrite64, 'w', fd, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
CHANGING(ssize_t, writev, 'w', fd, (int fd, const struct iovec *data, int count), (fd, data, count))
CHANGING(int, fsync, 's', fd, (int fd), (fd))
CHANGING(int, fdatasync, 's', fd, (int fd), (fd))
CHANGING(int, ftruncate, 't', fd, (int fd, off_t size), (fd, size))
CHANGING(int, ftruncate64, 't', fd, (int fd, off64_t size), (fd, size))

int rename(const char *from, const char *to) {
    return fails('r', to) ? -1 : NEXT(rename)(from, to);
}

int renameat(int at, const char *from, int other, const char *to) {
    return fails('r', to) ? -1 : NEXT(renameat)(at, from, other, to);
}

int mkdir(const char *path, mode_t mode) { return fails('d', path) ? -1 : NEXT(mkdir)(path, mode); }

#define OPENING(name)                                             \
    int name(const char *path, int flags, ...) {                  \
        mode_t mode = 0;                                          \
        if (flags & (O_CREAT | __O_TMPFILE)) {                    \
            va_list more;                                         \
            va_start(more, flags);                                \
            mode = va_arg(more, mode_t);                          \
            va_end(more);                                         \
        }                                                         \
        if ((flags & O_CREAT) && access(path, F_OK)) {            \
            if (fails('c', path)) return -1;                      \
        }                                                         \
        return NEXT(name)(path, flags, mode);                     \
    }

OPENING(open)
OPENING(open64)

#define READING(type, name, parameters, arguments) \
    type name parameters {                         \
        if (cannot_read(fd)) return -1;            \
        return NEXT(name) arguments;               \
    }

READING(ssize_t, read, (int fd, void *data, size_t size), (fd, data, size))
READING(ssize_t, pread, (int fd, void *data, size_t size, off_t at), (fd, data, size, at))
READING(ssize_t, pread64, (int fd, void *data, size_t size, off64_t at), (fd, data, size, at))
