/*
 * Finds a word in the files below a directory.
 *
 *   grep WORD DIR
 *
 * Prints path, line number and line for each line that has the word, in the
 * order of the names, and how many files were read. Exits with 1 if there is
 * no such line.
 */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LINE_BYTES = 1 << 16, PATH_BYTES = 4096 };

static long files, found;
static const char *word;

static void search_file(const char *path)
{
    static char line[LINE_BYTES];
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    for (long number = 1; fgets(line, sizeof line, file); number++) {
        if (strstr(line, word)) {
            printf("%s:%ld:%s%s", path, number, line, strchr(line, '\n') ? "" : "\n");
            found++;
        }
    }
    fclose(file);
    files++;
}

static void search(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) {
        perror(path);
        exit(2);
    }
    for (int index = 0; index < count; index++) {
        const char *name = entries[index]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            char below[PATH_BYTES];
            snprintf(below, sizeof below, "%s/%s", path, name);
            if (entries[index]->d_type == DT_DIR) search(below);
            else if (entries[index]->d_type == DT_REG) search_file(below);
        }
        free(entries[index]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: grep WORD DIR\n");
        return 2;
    }
    word = argv[1];
    search(argv[2]);
    printf("%ld lines in %ld files\n", found, files);
    return found == 0;
}
