/*
 * Packs directories into one file, and unpacks them.
 *
 *   archive pack ARCHIVE DIR
 *   archive unpack ARCHIVE DIR
 *   archive list ARCHIVE
 *
 * An archive is a sequence of entries: a header line, the name, and for a file
 * its bytes, for a symbolic link what it says. A file that has several names
 * is stored once; its other names are links to the first. Times of the last
 * change are kept to the nanosecond, those of directories too.
 */

#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, BLOCK_BYTES = 1 << 16, MAX_LINKED = 4096 };

static char block[BLOCK_BYTES];
static FILE *archive;

/* Files with several names: where the first one was stored. */
static struct { dev_t device; ino_t serial; char *name; } linked[MAX_LINKED];
static int linked_count;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "archive: %s %s: %s\n", what, path, strerror(errno));
    exit(1);
}

static char *join(const char *directory, const char *name)
{
    char *path = malloc(strlen(directory) + strlen(name) + 2);
    if (!path) fail("memory for", name);
    sprintf(path, "%s/%s", directory, name);
    return path;
}

static void write_header(char kind, const char *name, const struct stat *status, long long bytes)
{
    fprintf(archive, "%c %zu %lld %lld %ld\n%s", kind, strlen(name), bytes, (long long)status->st_mtim.tv_sec,
            (long)status->st_mtim.tv_nsec, name);
}

static const char *first_name(const struct stat *status, const char *name)
{
    if (status->st_nlink < 2) return NULL;
    for (int index = 0; index < linked_count; index++) {
        if (linked[index].device == status->st_dev && linked[index].serial == status->st_ino) {
            return linked[index].name;
        }
    }
    if (linked_count < MAX_LINKED) {
        linked[linked_count].device = status->st_dev;
        linked[linked_count].serial = status->st_ino;
        linked[linked_count++].name = strdup(name);
    }
    return NULL;
}

static void pack_file(const char *path, const char *name, const struct stat *status)
{
    write_header('f', name, status, status->st_size);
    FILE *file = fopen(path, "rb");
    if (!file) fail("opening", path);
    long long left = status->st_size;
    while (left > 0) {
        size_t count = fread(block, 1, left < BLOCK_BYTES ? left : BLOCK_BYTES, file);
        if (count == 0) fail("reading", path);
        fwrite(block, 1, count, archive);
        left -= count;
    }
    fclose(file);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void pack(const char *path, const char *name);

static void pack_directory(const char *path, const char *name)
{
    DIR *directory = opendir(path);
    if (!directory) fail("opening", path);
    char **names = NULL;
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        names = realloc(names, (count + 1) * sizeof *names);
        names[count++] = strdup(entry->d_name);
    }
    closedir(directory);
    if (count > 0) qsort(names, count, sizeof *names, by_name);
    for (size_t index = 0; index < count; index++) {
        char *below = join(path, names[index]);
        char *inner = *name ? join(name, names[index]) : strdup(names[index]);
        pack(below, inner);
        free(below);
        free(inner);
        free(names[index]);
    }
    free(names);
}

static void pack(const char *path, const char *name)
{
    struct stat status;
    if (lstat(path, &status) != 0) fail("looking at", path);
    if (S_ISDIR(status.st_mode)) {
        pack_directory(path, name); /* before its header, so that unpacking sets its time last */
        if (*name) write_header('d', name, &status, 0);
    } else if (S_ISLNK(status.st_mode)) {
        ssize_t bytes = readlink(path, block, BLOCK_BYTES);
        if (bytes < 0) fail("reading", path);
        write_header('s', name, &status, bytes);
        fwrite(block, 1, bytes, archive);
    } else {
        const char *first = first_name(&status, name);
        if (first) {
            write_header('l', name, &status, strlen(first));
            fputs(first, archive);
        } else {
            pack_file(path, name, &status);
        }
    }
}

static void make_parents(char *path, size_t root_bytes)
{
    for (char *slash = path + root_bytes + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) fail("making", path);
        *slash = '/';
    }
}

static void read_text(char *text, size_t bytes)
{
    if (bytes >= PATH_BYTES || fread(text, 1, bytes, archive) != bytes) fail("reading", "the archive");
    text[bytes] = '\0';
}

static void unpack_file(const char *path, long long bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file) fail("making", path);
    while (bytes > 0) {
        size_t count = fread(block, 1, bytes < BLOCK_BYTES ? bytes : BLOCK_BYTES, archive);
        if (count == 0 || fwrite(block, 1, count, file) != count) fail("writing", path);
        bytes -= count;
    }
    if (fclose(file) != 0) fail("writing", path);
}

static void unpack(const char *root, int only_list)
{
    static char name[PATH_BYTES], text[PATH_BYTES];
    char kind;
    size_t name_bytes;
    long long bytes, seconds;
    long nanos;
    while (fscanf(archive, "%c %zu %lld %lld %ld", &kind, &name_bytes, &bytes, &seconds, &nanos) == 5) {
        fgetc(archive);
        read_text(name, name_bytes);
        if (only_list) {
            printf("%c %lld %s\n", kind, bytes, name);
            if (kind != 'd' && fseeko(archive, bytes, SEEK_CUR) != 0) fail("reading", "the archive");
            continue;
        }
        char *path = join(root, name);
        make_parents(path, strlen(root));
        if (kind == 'd') {
            if (mkdir(path, 0777) != 0 && errno != EEXIST) fail("making", path);
        } else if (kind == 'f') {
            unpack_file(path, bytes);
        } else {
            read_text(text, bytes);
            char *first = join(root, text);
            if ((kind == 's' ? symlink(text, path) : link(first, path)) != 0) fail("linking", path);
            free(first);
        }
        struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = seconds, .tv_nsec = nanos } };
        if (utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) != 0) fail("setting the time of", path);
        free(path);
    }
}

int main(int argc, char **argv)
{
    int packs = argc == 4 && strcmp(argv[1], "pack") == 0, unpacks = argc == 4 && strcmp(argv[1], "unpack") == 0;
    if (!packs && !unpacks && !(argc == 3 && strcmp(argv[1], "list") == 0)) {
        fprintf(stderr, "usage: archive pack|unpack ARCHIVE DIR | list ARCHIVE\n");
        return 2;
    }
    archive = fopen(argv[2], packs ? "wb" : "rb");
    if (!archive) fail("opening", argv[2]);
    if (packs) pack(argv[3], "");
    else unpack(unpacks ? argv[3] : NULL, !unpacks);
    if (fclose(archive) != 0) fail("writing", argv[2]);
    return 0;
}
