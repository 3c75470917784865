/*
 * regex: looks for patterns in n bytes of text. A pattern is compiled to a
 * non-deterministic automaton whose states are followed side by side.
 */
#include "guest.h"

enum { LARGEST = 1 << 18, MOST_STATES = 128 };
enum operation { CHARACTER, ANY, CLASS, SPLIT, MATCH };

struct state {
    enum operation operation;
    uint8_t character;
    uint32_t set[8];
    int32_t next, other;
};

static char text[LARGEST];
static struct state states[MOST_STATES];
static int32_t state_count;
static const char *pattern;

static int32_t current[MOST_STATES], following[MOST_STATES];
static int32_t marks[MOST_STATES];
static int32_t mark;

static int32_t alternatives(int32_t next);

static int32_t add(enum operation operation, int32_t next, int32_t other)
{
    states[state_count].operation = operation;
    states[state_count].next = next;
    states[state_count].other = other;
    memset(states[state_count].set, 0, sizeof states[state_count].set);
    return state_count++;
}

/* Parts are compiled for what comes after them, so a repetition is patched once its body is there. */
static int32_t atom(int32_t next)
{
    if (*pattern == '(') {
        pattern++;
        int32_t start = alternatives(next);
        pattern++;
        return start;
    }
    if (*pattern == '[') {
        int32_t state = add(CLASS, next, -1);
        for (pattern++; *pattern != ']'; pattern++) {
            uint8_t low = (uint8_t)*pattern, high = low;
            if (pattern[1] == '-') {
                high = (uint8_t)pattern[2];
                pattern += 2;
            }
            for (int c = low; c <= high; c++)
                states[state].set[c / 32] |= 1u << (c % 32);
        }
        pattern++;
        return state;
    }
    int32_t state = add(*pattern == '.' ? ANY : CHARACTER, next, -1);
    states[state].character = (uint8_t)*pattern++;
    return state;
}

static const char *end_of_atom(const char *from)
{
    if (*from == '[') {
        while (*from != ']')
            from++;
    } else if (*from == '(') {
        int depth = 0;
        do {
            depth += *from == '(';
            depth -= *from == ')';
            from++;
        } while (depth);
        return from;
    }
    return from + 1;
}

static int32_t sequence(int32_t next)
{
    if (*pattern == 0 || *pattern == '|' || *pattern == ')')
        return next;
    const char *start = pattern, *end = end_of_atom(pattern);
    char repeat = *end;
    int repeated = repeat == '*' || repeat == '+' || repeat == '?';
    pattern = end + repeated;
    int32_t rest = sequence(next);
    const char *after = pattern;
    pattern = start;
    int32_t first;
    if (!repeated) {
        first = atom(rest);
    } else if (repeat == '?') {
        first = add(SPLIT, atom(rest), rest);
    } else {
        int32_t split = add(SPLIT, -1, rest);
        int32_t body = atom(split);
        states[split].next = body;
        first = repeat == '*' ? split : body;
    }
    pattern = after;
    return first;
}

static int32_t alternatives(int32_t next)
{
    int32_t first = sequence(next);
    while (*pattern == '|') {
        pattern++;
        first = add(SPLIT, first, sequence(next));
    }
    return first;
}

/* Adds a state and those it leads to without a character. */
static int32_t follow(int32_t *list, int32_t count, int32_t state)
{
    if (marks[state] == mark)
        return count;
    marks[state] = mark;
    if (states[state].operation == SPLIT) {
        count = follow(list, count, states[state].next);
        return follow(list, count, states[state].other);
    }
    list[count] = state;
    return count + 1;
}

static int32_t count_matches(const char *expression, int32_t n)
{
    pattern = expression;
    state_count = 0;
    int32_t match = add(MATCH, -1, -1);
    int32_t start = alternatives(match);
    memset(marks, 0, sizeof marks);
    mark = 0;
    int32_t matches = 0, count = 0;
    int32_t *from = current, *to = following;
    for (int32_t at = 0; at < n; at++) {
        uint8_t c = (uint8_t)text[at];
        int32_t next_count = 0;
        int matched = 0;
        count = follow(from, count, start);
        mark++;
        for (int32_t i = 0; i < count; i++) {
            const struct state *state = &states[from[i]];
            int taken = state->operation == ANY || (state->operation == CHARACTER && state->character == c)
                || (state->operation == CLASS && state->set[c / 32] >> (c % 32) & 1);
            if (taken) {
                next_count = follow(to, next_count, state->next);
                matched |= marks[match] == mark;
            }
        }
        int32_t *swap = from;
        from = to;
        to = swap;
        /* A match ends what is looked for; the next one starts after it. */
        count = matched ? 0 : next_count;
        mark += matched;
        matches += matched;
    }
    return matches;
}

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST)
        return -1;
    static const char alphabet[] = "abcdefgh 0123@.x\n";
    uint32_t seed = 3;
    for (int32_t i = 0; i < n; i++)
        text[i] = alphabet[next_random(&seed) % (sizeof alphabet - 1)];
    int64_t checksum = count_matches("a(b|c)*d", n);
    checksum = checksum * 1009 + count_matches("[a-h]+@[a-h0-9]+", n);
    checksum = checksum * 1009 + count_matches("(ab|cd|ef)+.?[0-3]*x", n);
    return checksum * 1009 + count_matches("0?1?2?3?0?1?2?3?0123", n);
}
