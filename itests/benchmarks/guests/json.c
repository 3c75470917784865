/* json: a document with n records is written and parsed; a checksum of its values, -1 if it is malformed. */
#include "guest.h"

enum { LARGEST = 1 << 20, DEEPEST = 100 };

static char document[LARGEST];
static char *out;
static const char *in;
static uint64_t checksum;
static int malformed;

static void put(const char *text)
{
    while (*text)
        *out++ = *text++;
}

static void put_number(uint32_t number)
{
    char digits[10];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    while (count)
        *out++ = digits[--count];
}

static void write_document(int32_t n)
{
    uint32_t seed = 99;
    out = document;
    put("{\"records\": [");
    for (int32_t i = 0; i < n; i++) {
        put(i ? ",\n  {\"id\": " : "\n  {\"id\": ");
        put_number((uint32_t)i);
        put(", \"name\": \"guest \\\"");
        put_number(next_random(&seed) % 1000);
        put("\\\" \\u00e9\\n\", \"size\": -");
        put_number(next_random(&seed));
        put(".");
        put_number(next_random(&seed) % 1000);
        put("e2, \"flags\": [true, false, null, [], {}]}");
    }
    put("]}");
    *out = 0;
}

static void skip_space(void)
{
    while (*in == ' ' || *in == '\n' || *in == '\r' || *in == '\t')
        in++;
}

static void value(int depth);

static int accept(char expected)
{
    skip_space();
    if (*in != expected)
        return 0;
    in++;
    return 1;
}

static void expect(char expected)
{
    if (!accept(expected))
        malformed = 1;
}

static void string(void)
{
    expect('"');
    uint64_t hash = 14695981039346656037u;
    while (!malformed && *in != '"') {
        uint32_t character = (uint8_t)*in++;
        if (character < ' ') {
            malformed = 1;
        } else if (character == '\\') {
            char escape = *in++;
            switch (escape) {
                case '"': case '\\': case '/': character = (uint32_t)escape; break;
                case 'b': character = '\b'; break;
                case 'f': character = '\f'; break;
                case 'n': character = '\n'; break;
                case 'r': character = '\r'; break;
                case 't': character = '\t'; break;
                case 'u':
                    character = 0;
                    for (int i = 0; i < 4; i++) {
                        char digit = *in++;
                        character <<= 4;
                        if (digit >= '0' && digit <= '9')
                            character += (uint32_t)(digit - '0');
                        else if (digit >= 'a' && digit <= 'f')
                            character += (uint32_t)(digit - 'a' + 10);
                        else
                            malformed = 1;
                    }
                    break;
                default: malformed = 1;
            }
        }
        hash = (hash ^ character) * 1099511628211u;
    }
    in++;
    checksum = mix(checksum, hash);
}

static void number(void)
{
    int negative = *in == '-';
    in += negative;
    double number = 0;
    if (*in < '0' || *in > '9')
        malformed = 1;
    while (*in >= '0' && *in <= '9')
        number = number * 10 + (*in++ - '0');
    if (*in == '.') {
        double place = 1;
        for (in++; *in >= '0' && *in <= '9'; in++) {
            place /= 10;
            number += (*in - '0') * place;
        }
    }
    if (*in == 'e') {
        int exponent = 0;
        for (in++; *in >= '0' && *in <= '9'; in++)
            exponent = exponent * 10 + (*in - '0');
        while (exponent-- > 0)
            number *= 10;
    }
    uint64_t bits;
    number = negative ? -number : number;
    memcpy(&bits, &number, sizeof bits);
    checksum = mix(checksum, bits);
}

static void literal(const char *name)
{
    checksum = mix(checksum, (uint64_t)*name);
    while (*name)
        if (*in++ != *name++)
            malformed = 1;
}

static void array(int depth)
{
    expect('[');
    if (accept(']'))
        return;
    do
        value(depth + 1);
    while (!malformed && accept(','));
    expect(']');
}

static void object(int depth)
{
    expect('{');
    if (accept('}'))
        return;
    do {
        skip_space();
        string();
        expect(':');
        value(depth + 1);
    } while (!malformed && accept(','));
    expect('}');
}

static void value(int depth)
{
    skip_space();
    if (depth > DEEPEST)
        malformed = 1;
    else
        switch (*in) {
            case '{': object(depth); break;
            case '[': array(depth); break;
            case '"': string(); break;
            case 't': literal("true"); break;
            case 'f': literal("false"); break;
            case 'n': literal("null"); break;
            default: number();
        }
    checksum = mix(checksum, (uint64_t)depth);
}

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST / 128)
        return -1;
    write_document(n);
    in = document;
    checksum = 0;
    malformed = 0;
    value(0);
    return malformed || in != out ? -1 : (int64_t)(checksum & INT64_MAX);
}
