/*
 * fstool: exercises the system interface.
 *
 * usage: fstool tour            file and directory operations that succeed
 *        fstool errors          operations that fail, with the names of the errors
 *        fstool ls DIRECTORY    sorted entries with their types and sizes
 *        fstool cat FILE        the contents of a file
 *        fstool args [ARG...]   the arguments, one a line
 *        fstool env             the sorted environment
 *        fstool clock           whether the clocks are sane
 *        fstool random          whether random bytes differ
 *
 * The output depends on nothing but the arguments, the environment and the
 * files, so that it can be compared between hosts.
 */

#define _GNU_SOURCE /* getentropy and futimens, next to the POSIX functions */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_USAGE = 2, MOST_ENTRIES = 256, LONGEST_PATH = 512 };

extern char **environ;

/* ---- reporting ---- */

static const char *error_name(int error)
{
    static const struct { int error; const char *name; } names[] = {
        { EACCES, "EACCES" },       { EBADF, "EBADF" },         { EEXIST, "EEXIST" },
        { EINVAL, "EINVAL" },       { EIO, "EIO" },             { EISDIR, "EISDIR" },
        { ELOOP, "ELOOP" },         { EMFILE, "EMFILE" },       { ENAMETOOLONG, "ENAMETOOLONG" },
        { ENOENT, "ENOENT" },       { ENOSPC, "ENOSPC" },       { ENOSYS, "ENOSYS" },
        { ENOTDIR, "ENOTDIR" },     { ENOTEMPTY, "ENOTEMPTY" }, { EPERM, "EPERM" },
        { EROFS, "EROFS" },         { ESPIPE, "ESPIPE" },       { EXDEV, "EXDEV" },
#ifdef ENOTCAPABLE
        { ENOTCAPABLE, "ENOTCAPABLE" },
#endif
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].error == error)
            return names[i].name;
    }
    return "an unnamed error";
}

/* Prints how an operation ended and passes its result on. */
static int report(const char *what, int result)
{
    printf("%s: %s\n", what, result == -1 ? error_name(errno) : "ok");
    return result;
}

/* Ends the program when an operation fails that everything after it needs. */
static int need(const char *what, int result)
{
    if (result == -1) {
        int error = errno;
        fflush(stdout);
        fprintf(stderr, "fstool: %s: %s\n", what, error_name(error));
        exit(EXIT_FAILURE);
    }
    return result;
}

static const char *type_name(mode_t mode)
{
    return S_ISREG(mode) ? "file" : S_ISDIR(mode) ? "directory" : "other";
}

static void print_status(const char *name, const struct stat *status)
{
    printf("%s: %s", name, type_name(status->st_mode));
    if (S_ISREG(status->st_mode))
        printf(" of %lld bytes", (long long)status->st_size);
    putchar('\n');
}

static void print_stat(const char *path)
{
    struct stat status;
    if (stat(path, &status) == -1)
        printf("%s: %s\n", path, error_name(errno));
    else
        print_status(path, &status);
}

/* ---- files ---- */

static void write_all(int fd, const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        size_t count = (size_t)need("write", (int)write(fd, text, length));
        text += count;
        length -= count;
    }
}

static void write_file(const char *path, int flags, const char *text)
{
    int fd = need(path, open(path, O_WRONLY | flags, 0666));
    write_all(fd, text);
    need("close", close(fd));
}

static void print_file(const char *path)
{
    char buffer[4096];
    int fd = need(path, open(path, O_RDONLY));
    int count;
    while ((count = need("read", (int)read(fd, buffer, sizeof buffer))) > 0)
        fwrite(buffer, 1, (size_t)count, stdout);
    need("close", close(fd));
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void print_directory(const char *path)
{
    char *names[MOST_ENTRIES];
    size_t count = 0;
    DIR *directory = opendir(path);
    if (directory == NULL)
        need(path, -1);

    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (count == MOST_ENTRIES || (names[count] = strdup(entry->d_name)) == NULL) {
            errno = ENOSPC;
            need(path, -1);
        }
        count++;
    }
    need("closedir", closedir(directory));

    qsort(names, count, sizeof names[0], compare_names);
    printf("%s has %zu entries\n", path, count);
    for (size_t i = 0; i < count; i++) {
        char full[LONGEST_PATH];
        struct stat status;
        snprintf(full, sizeof full, "%s/%s", path, names[i]);
        need(full, stat(full, &status));
        printf("  ");
        print_status(names[i], &status);
        free(names[i]);
    }
}

/* ---- tour ---- */

static void tour_contents(void)
{
    puts("== write, append, truncate");
    write_file("tour/notes.txt", O_CREAT | O_EXCL, "first line\n");
    write_file("tour/notes.txt", O_APPEND, "second line\n");
    print_stat("tour/notes.txt");
    print_file("tour/notes.txt");
    write_file("tour/notes.txt", O_TRUNC, "replaced\n");
    print_file("tour/notes.txt");
}

static void tour_seeking(void)
{
    char buffer[8] = "";
    puts("== seek");
    int fd = need("open", open("tour/digits.txt", O_RDWR | O_CREAT, 0666));
    write_all(fd, "0123456789");
    printf("offset after writing: %lld\n", (long long)lseek(fd, 0, SEEK_CUR));
    printf("offset from the start: %lld\n", (long long)lseek(fd, 4, SEEK_SET));
    need("read", (int)read(fd, buffer, 3));
    printf("read: %s\n", buffer);
    printf("offset from here: %lld\n", (long long)lseek(fd, -1, SEEK_CUR));
    write_all(fd, "xyz");
    printf("offset from the end: %lld\n", (long long)lseek(fd, -2, SEEK_END));
    memset(buffer, 0, sizeof buffer);
    printf("bytes left: %d\n", need("read", (int)read(fd, buffer, sizeof buffer)));
    printf("read: %s\n", buffer);
    printf("bytes at the end: %d\n", need("read", (int)read(fd, buffer, sizeof buffer)));

    puts("== read and write at an offset");
    memset(buffer, 0, sizeof buffer);
    need("pwrite", (int)pwrite(fd, "AB", 2, 1));
    need("pread", (int)pread(fd, buffer, 4, 0));
    printf("read: %s\n", buffer);
    printf("offset unchanged: %lld\n", (long long)lseek(fd, 0, SEEK_CUR));

    puts("== resize");
    need("ftruncate", ftruncate(fd, 5));
    print_stat("tour/digits.txt");
    need("lseek", (int)lseek(fd, 8, SEEK_SET));
    write_all(fd, "end");
    print_stat("tour/digits.txt");
    memset(buffer, '?', sizeof buffer);
    need("pread", (int)pread(fd, buffer, 4, 4));
    printf("the gap holds zeros: %s\n", memcmp(buffer + 1, "\0\0\0", 3) == 0 ? "yes" : "no");
    report("fsync", fsync(fd));
    need("close", close(fd));
}

static void tour_times(void)
{
    struct stat status;
    struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1234567890 } };
    puts("== times");
    int fd = need("open", open("tour/notes.txt", O_RDWR));
    need("futimens", futimens(fd, times));
    need("fstat", fstat(fd, &status));
    printf("modified at %lld\n", (long long)status.st_mtim.tv_sec);
    need("close", close(fd));
}

static void tour_directories(void)
{
    puts("== directories");
    report("mkdir tour/inner", mkdir("tour/inner", 0777));
    report("mkdir tour/inner/deep", mkdir("tour/inner/deep", 0777));
    write_file("tour/inner/deep/leaf.txt", O_CREAT, "leaf\n");
    print_stat("tour/inner/deep");
    print_stat("tour/inner/../inner/./deep/leaf.txt");
    print_directory("tour");

    puts("== many entries");
    report("mkdir tour/many", mkdir("tour/many", 0777));
    char path[64];
    for (int i = 0; i < 100; i++) {
        snprintf(path, sizeof path, "tour/many/a-file-with-a-rather-long-name-%02d", i);
        write_file(path, O_CREAT, i % 10 == 0 ? "ten" : "");
    }
    print_directory("tour/many");
    for (int i = 0; i < 100; i++) {
        snprintf(path, sizeof path, "tour/many/a-file-with-a-rather-long-name-%02d", i);
        need(path, unlink(path));
    }
    report("rmdir tour/many", rmdir("tour/many"));
}

static void tour_renaming(void)
{
    puts("== rename");
    report("rename a file", rename("tour/notes.txt", "tour/inner/moved.txt"));
    print_stat("tour/notes.txt");
    print_file("tour/inner/moved.txt");
    report("rename over a file", rename("tour/digits.txt", "tour/inner/moved.txt"));
    print_stat("tour/inner/moved.txt");
    report("rename a directory", rename("tour/inner", "tour/outer"));
    print_directory("tour/outer");
}

static void tour_removal(void)
{
    puts("== remove");
    report("unlink tour/outer/moved.txt", unlink("tour/outer/moved.txt"));
    report("unlink tour/outer/deep/leaf.txt", unlink("tour/outer/deep/leaf.txt"));
    report("rmdir tour/outer/deep", rmdir("tour/outer/deep"));
    report("rmdir tour/outer", rmdir("tour/outer"));
    print_directory("tour");
    report("rmdir tour", rmdir("tour"));
    print_stat("tour");
}

static int run_tour(void)
{
    need("mkdir tour", mkdir("tour", 0777));
    tour_contents();
    tour_seeking();
    tour_times();
    tour_directories();
    tour_renaming();
    tour_removal();
    return EXIT_SUCCESS;
}

/* ---- errors ---- */

static int open_directory(const char *path)
{
    DIR *directory = opendir(path);
    return directory == NULL ? -1 : closedir(directory);
}

static int run_errors(void)
{
    need("mkdir errors", mkdir("errors", 0777));
    need("mkdir errors/full", mkdir("errors/full", 0777));
    write_file("errors/full/file", O_CREAT, "text\n");
    write_file("errors/file", O_CREAT, "text\n");

    puts("== missing");
    report("open a missing file", open("errors/missing", O_RDONLY));
    report("create in a missing directory", open("errors/missing/file", O_WRONLY | O_CREAT, 0666));
    report("stat a missing file", stat("errors/missing", &(struct stat) { 0 }));
    report("list a missing directory", open_directory("errors/missing"));
    report("unlink a missing file", unlink("errors/missing"));
    report("rmdir a missing directory", rmdir("errors/missing"));
    report("rename a missing file", rename("errors/missing", "errors/other"));
    report("mkdir in a missing directory", mkdir("errors/missing/inner", 0777));

    puts("== existing");
    report("mkdir an existing directory", mkdir("errors/full", 0777));
    report("mkdir over a file", mkdir("errors/file", 0777));
    report("create an existing file", open("errors/file", O_WRONLY | O_CREAT | O_EXCL, 0666));

    puts("== wrong type");
    report("open a directory for writing", open("errors/full", O_WRONLY));
    report("open a file as a directory", open("errors/file", O_RDONLY | O_DIRECTORY));
    report("list a file", open_directory("errors/file"));
    report("rmdir a file", rmdir("errors/file"));
    report("open below a file", open("errors/file/inner", O_RDONLY));
    report("mkdir below a file", mkdir("errors/file/inner", 0777));
    report("rename a directory over a file", rename("errors/full", "errors/file"));

    puts("== not empty");
    report("rmdir a full directory", rmdir("errors/full"));

    puts("== descriptors");
    int fd = need("open", open("errors/file", O_RDONLY));
    report("write to a file open for reading", (int)write(fd, "x", 1));
    report("seek before the start", (int)lseek(fd, -1, SEEK_SET));
    need("close", close(fd));
    report("close twice", close(fd));
    report("read from a closed descriptor", (int)read(fd, &(char) { 0 }, 1));

    puts("== nothing has changed");
    print_directory("errors");
    need("unlink", unlink("errors/full/file"));
    need("unlink", unlink("errors/file"));
    need("rmdir", rmdir("errors/full"));
    need("rmdir", rmdir("errors"));
    return EXIT_SUCCESS;
}

/* ---- the rest of the system ---- */

static int run_args(int argc, char **argv)
{
    printf("%d arguments\n", argc);
    for (int i = 0; i < argc; i++)
        printf("%d: <%s>\n", i + 1, argv[i]);
    return EXIT_SUCCESS;
}

static int run_env(void)
{
    size_t count = 0;
    while (environ != NULL && environ[count] != NULL)
        count++;
    if (count > 0)
        qsort(environ, count, sizeof environ[0], compare_names);
    printf("%zu variables\n", count);
    for (size_t i = 0; i < count; i++)
        puts(environ[i]);
    return EXIT_SUCCESS;
}

static int check(const char *what, bool sane)
{
    printf("%s %s\n", what, sane ? "ok" : "wrong");
    return sane ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec now;
    need("clock_gettime", clock_gettime(clock, &now));
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int run_clock(void)
{
    enum { READINGS = 1000, PAUSE = 20000000 };
    struct timespec pause = { .tv_nsec = PAUSE };
    struct timespec resolution;

    bool ordered = true;
    int64_t start = nanoseconds(CLOCK_MONOTONIC);
    for (int64_t i = 0, last = start; i < READINGS; i++) {
        int64_t now = nanoseconds(CLOCK_MONOTONIC);
        ordered = ordered && now >= last;
        last = now;
    }
    int status = check("monotonic", ordered);

    start = nanoseconds(CLOCK_MONOTONIC);
    need("nanosleep", nanosleep(&pause, NULL));
    status |= check("sleep", nanoseconds(CLOCK_MONOTONIC) - start >= PAUSE / 2);

    /* Later than 2020 and earlier than 2120. */
    time_t now = time(NULL);
    status |= check("realtime", now > 1577836800 && (int64_t)now < 4733510400);

    need("clock_getres", clock_getres(CLOCK_MONOTONIC, &resolution));
    status |= check("resolution", resolution.tv_sec == 0 && resolution.tv_nsec > 0);
    return status;
}

static int run_random(void)
{
    unsigned char a[64] = { 0 }, b[64] = { 0 };
    need("getentropy", getentropy(a, sizeof a));
    need("getentropy", getentropy(b, sizeof b));

    bool seen[256] = { false };
    int different = 0;
    for (size_t i = 0; i < sizeof a; i++) {
        different += !seen[a[i]];
        seen[a[i]] = true;
    }
    int status = check("random", memcmp(a, b, sizeof a) != 0);
    return status | check("spread", different > 16);
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    if (strcmp(command, "args") == 0)
        return run_args(argc - 2, argv + 2);
    if (argc == 2) {
        if (strcmp(command, "tour") == 0)
            return run_tour();
        if (strcmp(command, "errors") == 0)
            return run_errors();
        if (strcmp(command, "env") == 0)
            return run_env();
        if (strcmp(command, "clock") == 0)
            return run_clock();
        if (strcmp(command, "random") == 0)
            return run_random();
    }
    if (argc == 3) {
        if (strcmp(command, "ls") == 0) {
            print_directory(argv[2]);
            return EXIT_SUCCESS;
        }
        if (strcmp(command, "cat") == 0) {
            print_file(argv[2]);
            return EXIT_SUCCESS;
        }
    }
    fprintf(stderr, "usage: fstool tour | errors | ls DIRECTORY | cat FILE | args [ARG...] | env | clock | random\n");
    return EXIT_USAGE;
}
