/*
 * wc: counts lines, words and bytes.
 *
 * usage: wc [-lwc] [FILE...]
 *
 * Reads standard input when there is no FILE, or where FILE is "-".
 */

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, BUFFER_SIZE = 64 * 1024 };

struct counts {
    uint64_t lines;
    uint64_t words;
    uint64_t bytes;
};

struct options {
    bool lines;
    bool words;
    bool bytes;
};

static int usage(void)
{
    fprintf(stderr, "usage: wc [-lwc] [FILE...]\n");
    return EXIT_USAGE;
}

static bool count_stream(FILE *in, struct counts *counts)
{
    static unsigned char buffer[BUFFER_SIZE];
    bool in_word = false;
    size_t length;

    while ((length = fread(buffer, 1, sizeof buffer, in)) > 0) {
        counts->bytes += length;
        for (size_t i = 0; i < length; i++) {
            if (buffer[i] == '\n')
                counts->lines++;
            if (isspace(buffer[i])) {
                in_word = false;
            } else if (!in_word) {
                in_word = true;
                counts->words++;
            }
        }
    }
    return !ferror(in);
}

static bool count_file(const char *path, struct counts *counts)
{
    if (strcmp(path, "-") == 0)
        return count_stream(stdin, counts);

    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return false;
    bool read = count_stream(in, counts);
    int error = errno;
    fclose(in);
    errno = error;
    return read;
}

static void add(struct counts *total, const struct counts *counts)
{
    total->lines += counts->lines;
    total->words += counts->words;
    total->bytes += counts->bytes;
}

static void print(const struct options *options, const struct counts *counts, const char *name)
{
    if (options->lines)
        printf("%8llu", (unsigned long long)counts->lines);
    if (options->words)
        printf("%8llu", (unsigned long long)counts->words);
    if (options->bytes)
        printf("%8llu", (unsigned long long)counts->bytes);
    if (name != NULL)
        printf(" %s", name);
    putchar('\n');
}

/* Sets the options and returns the index of the first operand, or -1. */
static int parse_options(int argc, char **argv, struct options *options)
{
    int index = 1;
    for (; index < argc && argv[index][0] == '-' && argv[index][1] != '\0'; index++) {
        if (strcmp(argv[index], "--") == 0) {
            index++;
            break;
        }
        for (const char *flag = argv[index] + 1; *flag != '\0'; flag++) {
            switch (*flag) {
            case 'l': options->lines = true; break;
            case 'w': options->words = true; break;
            case 'c': options->bytes = true; break;
            default:
                fprintf(stderr, "wc: unknown option -%c\n", *flag);
                return -1;
            }
        }
    }
    if (!options->lines && !options->words && !options->bytes)
        *options = (struct options) { true, true, true };
    return index;
}

int main(int argc, char **argv)
{
    struct options options = { false, false, false };
    int first = parse_options(argc, argv, &options);
    if (first < 0)
        return usage();

    struct counts total = { 0, 0, 0 };
    if (first == argc) {
        if (!count_stream(stdin, &total)) {
            fprintf(stderr, "wc: cannot read standard input: %s\n", strerror(errno));
            return EXIT_FAILURE;
        }
        print(&options, &total, NULL);
        return EXIT_SUCCESS;
    }

    int status = EXIT_SUCCESS;
    for (int i = first; i < argc; i++) {
        struct counts counts = { 0, 0, 0 };
        if (!count_file(argv[i], &counts)) {
            fprintf(stderr, "wc: %s: %s\n", argv[i], strerror(errno));
            status = EXIT_FAILURE;
            continue;
        }
        print(&options, &counts, argv[i]);
        add(&total, &counts);
    }
    if (argc - first > 1)
        print(&options, &total, "total");
    return status;
}
