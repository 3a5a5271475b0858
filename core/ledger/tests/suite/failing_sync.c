/* Preloaded: sync number FAIL_AT of a file under FAIL_IN fails as it does on a broken disk. Each one after it is noted in FAIL_LOG. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int count;

static int fails(int fd) {
    char link[64], path[4096];
    const char *in = getenv("FAIL_IN"), *at = getenv("FAIL_AT"), *log = getenv("FAIL_LOG");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0 || !in || !at || !log) return 0;
    path[length] = 0;
    if (!strstr(path, in)) return 0;
    count++;
    if (count < atoi(at)) return 0;
    FILE *file = fopen(log, "a");
    if (file) {
        fprintf(file, "%s %s\n", count == atoi(at) ? "failed" : "after", path);
        fclose(file);
    }
    return count == atoi(at);
}

typedef int (*sync_fn)(int);

int fsync(int fd) {
    if (fails(fd)) { errno = EIO; return -1; }
    return ((sync_fn)dlsym(RTLD_NEXT, "fsync"))(fd);
}

int fdatasync(int fd) {
    if (fails(fd)) { errno = EIO; return -1; }
    return ((sync_fn)dlsym(RTLD_NEXT, "fdatasync"))(fd);
}
