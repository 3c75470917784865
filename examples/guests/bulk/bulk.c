/*
 * Does much of one thing, to be measured.
 *
 *   bulk copy FROM TO    copies a file, 64 KiB at a time
 *   bulk make DIR COUNT  makes so many empty files
 *   bulk count DIR       counts what a directory holds
 */

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char block[1 << 16];

static int copy(const char *from, const char *to)
{
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    long long total = 0;
    ssize_t count;
    if (in < 0 || out < 0) return perror("bulk"), 1;
    while ((count = read(in, block, sizeof block)) > 0) {
        if (write(out, block, count) != count) return perror(to), 1;
        total += count;
    }
    printf("%lld bytes\n", total);
    return count < 0 || close(in) != 0 || close(out) != 0;
}

static int make(const char *path, long count)
{
    char name[4096];
    for (long number = 0; number < count; number++) {
        snprintf(name, sizeof name, "%s/%ld", path, number);
        int file = open(name, O_WRONLY | O_CREAT, 0666);
        if (file < 0 || close(file) != 0) return perror(name), 1;
    }
    return 0;
}

static int count(const char *path)
{
    DIR *directory = opendir(path);
    long entries = 0;
    if (!directory) return perror(path), 1;
    while (readdir(directory)) entries++;
    printf("%ld entries\n", entries);
    return closedir(directory) != 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "copy") == 0) return copy(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "make") == 0) return make(argv[2], atol(argv[3]));
    if (argc == 3 && strcmp(argv[1], "count") == 0) return count(argv[2]);
    fprintf(stderr, "usage: bulk copy FROM TO | make DIR COUNT | count DIR\n");
    return 2;
}
