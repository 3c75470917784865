/*
 * jsonfmt: checks and formats JSON.
 *
 * usage: jsonfmt [--check | --compact | --indent N]
 *
 * Reads a JSON text (RFC 8259) from standard input and prints it with one value
 * a line, indented by two spaces or by N.  Numbers and strings keep their
 * spelling.  Nothing is printed unless the whole text is valid; otherwise the
 * first error is reported as line:column, where columns count characters.
 * With --check the outcome alone goes to standard output.
 */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, INITIAL_CAPACITY = 4096, DEEPEST = 500, WIDEST_INDENT = 8 };
enum { END_OF_INPUT = -1 };

struct buffer {
    char *bytes;
    size_t length;
    size_t capacity;
};

struct options {
    bool check;
    bool compact;
    int indent;
};

struct formatter {
    struct buffer input;
    size_t at;
    struct buffer output;
    struct options options;
    int depth;
    const char *error; /* NULL while all is well; the error is then at `at` */
};

static bool format_value(struct formatter *f);

/* ---- buffers ---- */

static void reserve(struct buffer *buffer, size_t room)
{
    if (buffer->capacity - buffer->length >= room)
        return;
    size_t capacity = buffer->capacity == 0 ? INITIAL_CAPACITY : buffer->capacity * 2;
    while (capacity - buffer->length < room)
        capacity *= 2;
    char *bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL) {
        fprintf(stderr, "jsonfmt: out of memory\n");
        exit(EXIT_FAILURE);
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
}

static void append(struct buffer *buffer, const char *bytes, size_t length)
{
    reserve(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

static bool read_all(struct buffer *buffer, FILE *in)
{
    size_t count;
    do {
        reserve(buffer, INITIAL_CAPACITY);
        size_t room = buffer->capacity - buffer->length;
        count = fread(buffer->bytes + buffer->length, 1, room, in);
        buffer->length += count;
    } while (count > 0);
    return !ferror(in);
}

/* ---- scanning ---- */

static int peek(const struct formatter *f)
{
    return f->at < f->input.length ? (unsigned char)f->input.bytes[f->at] : END_OF_INPUT;
}

static bool fail(struct formatter *f, const char *error)
{
    if (f->error == NULL)
        f->error = f->at < f->input.length ? error : "unexpected end of input";
    return false;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex_digit(int c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static void skip_space(struct formatter *f)
{
    for (int c = peek(f); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(f))
        f->at++;
}

static bool scan_digits(struct formatter *f)
{
    if (!is_digit(peek(f)))
        return fail(f, "expected a digit");
    while (is_digit(peek(f)))
        f->at++;
    return true;
}

static bool scan_number(struct formatter *f)
{
    if (peek(f) == '-')
        f->at++;
    if (peek(f) == '0') {
        f->at++;
        if (is_digit(peek(f)))
            return fail(f, "a number cannot start with 0");
    } else if (!scan_digits(f)) {
        return false;
    }
    if (peek(f) == '.') {
        f->at++;
        if (!scan_digits(f))
            return false;
    }
    if (peek(f) == 'e' || peek(f) == 'E') {
        f->at++;
        if (peek(f) == '+' || peek(f) == '-')
            f->at++;
        if (!scan_digits(f))
            return false;
    }
    return true;
}

static bool scan_escape(struct formatter *f)
{
    f->at++;
    int c = peek(f);
    if (c == 'u') {
        f->at++;
        for (int i = 0; i < 4; i++, f->at++) {
            if (!is_hex_digit(peek(f)))
                return fail(f, "expected a hexadecimal digit");
        }
        return true;
    }
    if (c <= 0 || strchr("\"\\/bfnrt", c) == NULL)
        return fail(f, "unknown escape sequence");
    f->at++;
    return true;
}

/* Moves past one character of more than one byte. */
static bool scan_utf8(struct formatter *f)
{
    static const char error[] = "malformed UTF-8";
    const unsigned char *s = (const unsigned char *)f->input.bytes + f->at;
    size_t left = f->input.length - f->at;
    size_t length = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;

    if (s[0] < 0xc2 || s[0] > 0xf4 || length > left)
        return fail(f, error);
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return fail(f, error);
    }
    bool overlong = (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xf0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xed && s[1] >= 0xa0;
    bool too_large = s[0] == 0xf4 && s[1] >= 0x90;
    if (overlong || surrogate || too_large)
        return fail(f, error);
    f->at += length;
    return true;
}

static bool scan_string(struct formatter *f)
{
    f->at++;
    for (int c = peek(f); c != '"'; c = peek(f)) {
        if (c < ' ')
            return fail(f, "control character in a string");
        if (c == '\\') {
            if (!scan_escape(f))
                return false;
        } else if (c < 0x80) {
            f->at++;
        } else if (!scan_utf8(f)) {
            return false;
        }
    }
    f->at++;
    return true;
}

static bool scan_word(struct formatter *f, const char *word)
{
    for (; *word != '\0'; word++, f->at++) {
        if (peek(f) != *word)
            return fail(f, "expected a value");
    }
    return true;
}

/* ---- formatting ---- */

static void new_line(struct formatter *f)
{
    if (f->options.compact)
        return;
    append(&f->output, "\n", 1);
    for (int i = 0; i < f->depth * f->options.indent; i++)
        append(&f->output, " ", 1);
}

static bool format_token(struct formatter *f, bool scanned, size_t start)
{
    if (scanned)
        append(&f->output, f->input.bytes + start, f->at - start);
    return scanned;
}

static bool format_member(struct formatter *f)
{
    size_t start = f->at;
    if (peek(f) != '"')
        return fail(f, "expected a name in double quotes");
    if (!format_token(f, scan_string(f), start))
        return false;
    skip_space(f);
    if (peek(f) != ':')
        return fail(f, "expected ':'");
    f->at++;
    append(&f->output, ": ", f->options.compact ? 1 : 2);
    return format_value(f);
}

/* An array or an object, which differ in their brackets and in their items. */
static bool format_container(struct formatter *f, char close, bool (*format_item)(struct formatter *),
                             const char *expected)
{
    if (f->depth == DEEPEST)
        return fail(f, "nested too deeply");
    append(&f->output, &f->input.bytes[f->at++], 1);
    skip_space(f);
    if (peek(f) != close) {
        f->depth++;
        for (;;) {
            new_line(f);
            skip_space(f);
            if (!format_item(f))
                return false;
            skip_space(f);
            if (peek(f) != ',')
                break;
            append(&f->output, ",", 1);
            f->at++;
        }
        if (peek(f) != close)
            return fail(f, expected);
        f->depth--;
        new_line(f);
    }
    f->at++;
    append(&f->output, &close, 1);
    return true;
}

static bool format_value(struct formatter *f)
{
    skip_space(f);
    size_t start = f->at;
    int c = peek(f);
    switch (c) {
    case '{': return format_container(f, '}', format_member, "expected ',' or '}'");
    case '[': return format_container(f, ']', format_value, "expected ',' or ']'");
    case '"': return format_token(f, scan_string(f), start);
    case 't': return format_token(f, scan_word(f, "true"), start);
    case 'f': return format_token(f, scan_word(f, "false"), start);
    case 'n': return format_token(f, scan_word(f, "null"), start);
    default:
        if (c == '-' || is_digit(c))
            return format_token(f, scan_number(f), start);
        return fail(f, "expected a value");
    }
}

static bool format_text(struct formatter *f)
{
    if (!format_value(f))
        return false;
    skip_space(f);
    if (f->at < f->input.length)
        return fail(f, "unexpected text after the value");
    append(&f->output, "\n", 1);
    return true;
}

/* ---- main ---- */

static void print_error(const struct formatter *f, FILE *out)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < f->at; i++) {
        unsigned char c = (unsigned char)f->input.bytes[i];
        if (c == '\n') {
            line++;
            column = 1;
        } else if ((c & 0xc0) != 0x80) {
            column++;
        }
    }
    fprintf(out, "%zu:%zu: %s\n", line, column, f->error);
}

static bool parse_options(int argc, char **argv, struct options *options)
{
    *options = (struct options) { .indent = 2 };
    if (argc == 1)
        return true;
    if (argc == 3 && strcmp(argv[1], "--indent") == 0) {
        const char *width = argv[2];
        options->indent = width[0] - '0';
        return is_digit(width[0]) && width[1] == '\0' && options->indent <= WIDEST_INDENT;
    }
    options->check = strcmp(argv[1], "--check") == 0;
    options->compact = strcmp(argv[1], "--compact") == 0;
    return argc == 2 && (options->check || options->compact);
}

int main(int argc, char **argv)
{
    struct formatter f = { .at = 0 };
    if (!parse_options(argc, argv, &f.options)) {
        fprintf(stderr, "usage: jsonfmt [--check | --compact | --indent 0-%d]\n", WIDEST_INDENT);
        return EXIT_USAGE;
    }
    if (!read_all(&f.input, stdin)) {
        fprintf(stderr, "jsonfmt: cannot read standard input: %s\n", strerror(errno));
        return EXIT_FAILURE;
    }

    bool valid = format_text(&f);
    if (!valid)
        print_error(&f, f.options.check ? stdout : stderr);
    else if (f.options.check)
        puts("valid");
    else
        fwrite(f.output.bytes, 1, f.output.length, stdout);

    free(f.input.bytes);
    free(f.output.bytes);
    return valid ? EXIT_SUCCESS : EXIT_FAILURE;
}
