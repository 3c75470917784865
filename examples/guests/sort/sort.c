/*
 * sort: sorts lines.
 *
 * usage: sort [-nru] [FILE...]
 *
 *   -n  compare the numbers that start the lines
 *   -r  reverse the order
 *   -u  print only the first of equal lines
 *
 * Reads standard input when there is no FILE, or where FILE is "-".  Everything
 * is kept in one buffer that doubles as it fills up.
 */

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, INITIAL_CAPACITY = 64 * 1024, INSERTION_LIMIT = 8 };

struct options {
    bool numeric;
    bool reverse;
    bool unique;
};

struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

struct line {
    const char *start;
    size_t length;
};

/* A decimal number as it is written, without the characters that mean nothing. */
struct number {
    bool negative;
    const char *whole;
    size_t whole_length;
    const char *fraction;
    size_t fraction_length;
};

static struct options options;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "sort: %s: %s\n", what, why);
    exit(EXIT_FAILURE);
}

static void *allocate(void *old, size_t count, size_t size)
{
    if (count > (size_t)-1 / size)
        fail("too much input", strerror(ENOMEM));
    void *memory = realloc(old, count * size);
    if (memory == NULL)
        fail("too much input", strerror(ENOMEM));
    return memory;
}

/* ---- reading ---- */

static void append_stream(struct text *text, FILE *in, const char *name)
{
    for (;;) {
        /* Keeps one byte free for the newline that the last line may lack. */
        if (text->capacity - text->length < 2) {
            text->capacity = text->capacity == 0 ? INITIAL_CAPACITY : text->capacity * 2;
            text->bytes = allocate(text->bytes, text->capacity, 1);
        }
        size_t room = text->capacity - text->length - 1;
        size_t count = fread(text->bytes + text->length, 1, room, in);
        text->length += count;
        if (count < room)
            break;
    }
    if (ferror(in))
        fail(name, strerror(errno));
    if (text->length > 0 && text->bytes[text->length - 1] != '\n')
        text->bytes[text->length++] = '\n';
}

static void append_file(struct text *text, const char *path)
{
    if (strcmp(path, "-") == 0) {
        append_stream(text, stdin, "standard input");
        return;
    }
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        fail(path, strerror(errno));
    append_stream(text, in, path);
    fclose(in);
}

static struct line *split(const struct text *text, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < text->length; i++)
        *count += text->bytes[i] == '\n';

    struct line *lines = allocate(NULL, *count + 1, sizeof *lines);
    const char *start = text->bytes;
    for (size_t i = 0; i < *count; i++) {
        const char *end = memchr(start, '\n', text->length - (size_t)(start - text->bytes));
        lines[i] = (struct line) { start, (size_t)(end - start) };
        start = end + 1;
    }
    return lines;
}

/* ---- comparing ---- */

static int compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t shorter = a_length < b_length ? a_length : b_length;
    int order = shorter == 0 ? 0 : memcmp(a, b, shorter);
    if (order != 0)
        return order;
    return (a_length > b_length) - (a_length < b_length);
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && isdigit((unsigned char)*at))
        at++;
    return at;
}

static struct number parse_number(const struct line *line)
{
    struct number number = { .negative = false };
    const char *at = line->start;
    const char *end = at + line->length;

    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    if (at < end && *at == '-') {
        number.negative = true;
        at++;
    }
    while (at < end && *at == '0')
        at++;
    number.whole = at;
    at = skip_digits(at, end);
    number.whole_length = (size_t)(at - number.whole);

    number.fraction = at;
    if (at < end && *at == '.') {
        number.fraction = ++at;
        at = skip_digits(at, end);
        while (at > number.fraction && at[-1] == '0')
            at--;
        number.fraction_length = (size_t)(at - number.fraction);
    }
    if (number.whole_length == 0 && number.fraction_length == 0)
        number.negative = false; /* no number at all counts as zero */
    return number;
}

static int compare_numbers(const struct line *a, const struct line *b)
{
    struct number x = parse_number(a);
    struct number y = parse_number(b);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;

    int order;
    if (x.whole_length != y.whole_length) {
        order = x.whole_length < y.whole_length ? -1 : 1;
    } else {
        order = compare_bytes(x.whole, x.whole_length, y.whole, y.whole_length);
        if (order == 0)
            order = compare_bytes(x.fraction, x.fraction_length, y.fraction, y.fraction_length);
    }
    return x.negative ? -order : order;
}

static int compare(const struct line *a, const struct line *b)
{
    int order = options.numeric ? compare_numbers(a, b) : 0;
    /* Lines with equal numbers are the same line for -u, otherwise their text decides. */
    if (order == 0 && !(options.numeric && options.unique))
        order = compare_bytes(a->start, a->length, b->start, b->length);
    return options.reverse ? -order : order;
}

/* ---- sorting ---- */

static void insertion_sort(struct line *lines, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct line line = lines[i];
        size_t j = i;
        for (; j > 0 && compare(&lines[j - 1], &line) > 0; j--)
            lines[j] = lines[j - 1];
        lines[j] = line;
    }
}

static void merge_sort(struct line *lines, struct line *spare, size_t count)
{
    if (count <= INSERTION_LIMIT) {
        insertion_sort(lines, count);
        return;
    }
    size_t half = count / 2;
    merge_sort(lines, spare, half);
    merge_sort(lines + half, spare, count - half);
    if (compare(&lines[half - 1], &lines[half]) <= 0)
        return;

    /* The left half moves out of the way, and both merge back into place. */
    memcpy(spare, lines, half * sizeof *lines);
    size_t left = 0, right = half, out = 0;
    while (left < half && right < count)
        lines[out++] = compare(&spare[left], &lines[right]) <= 0 ? spare[left++] : lines[right++];
    memcpy(lines + out, spare + left, (half - left) * sizeof *lines);
}

static void print(const struct line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (options.unique && i > 0 && compare(&lines[i - 1], &lines[i]) == 0)
            continue;
        fwrite(lines[i].start, 1, lines[i].length + 1, stdout);
    }
    if (fflush(stdout) != 0 || ferror(stdout))
        fail("standard output", strerror(errno));
}

/* Sets the options and returns the index of the first operand, or -1. */
static int parse_options(int argc, char **argv)
{
    int index = 1;
    for (; index < argc && argv[index][0] == '-' && argv[index][1] != '\0'; index++) {
        if (strcmp(argv[index], "--") == 0)
            return index + 1;
        for (const char *flag = argv[index] + 1; *flag != '\0'; flag++) {
            switch (*flag) {
            case 'n': options.numeric = true; break;
            case 'r': options.reverse = true; break;
            case 'u': options.unique = true; break;
            default:
                fprintf(stderr, "sort: unknown option -%c\n", *flag);
                return -1;
            }
        }
    }
    return index;
}

int main(int argc, char **argv)
{
    int first = parse_options(argc, argv);
    if (first < 0) {
        fprintf(stderr, "usage: sort [-nru] [FILE...]\n");
        return EXIT_USAGE;
    }

    struct text text = { NULL, 0, 0 };
    if (first == argc)
        append_stream(&text, stdin, "standard input");
    for (int i = first; i < argc; i++)
        append_file(&text, argv[i]);

    size_t count;
    struct line *lines = split(&text, &count);
    struct line *spare = allocate(NULL, count / 2 + 1, sizeof *spare);
    merge_sort(lines, spare, count);
    print(lines, count);

    free(spare);
    free(lines);
    free(text.bytes);
    return EXIT_SUCCESS;
}
