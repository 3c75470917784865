/*
 * lz: n bytes of text are compressed with references to earlier text, and
 * expanded again; a checksum of both, -1 if the text has changed.
 */
#include "guest.h"

enum { LARGEST = 1 << 20, HASH_BITS = 13, SHORTEST = 4, LONGEST = 131, WINDOW = 0xffff };

static uint8_t text[LARGEST + 8], packed[2 * LARGEST], unpacked[LARGEST + 8];
static int32_t latest[1 << HASH_BITS];

static void write_text(int32_t n)
{
    static const char *const words[] = {"zeolite ", "framework ", "of ", "cages ", "the ", "guest ", "molecules ", "\n"};
    uint32_t seed = 7;
    int32_t at = 0;
    while (at < n) {
        uint32_t choice = next_random(&seed) % 11;
        if (choice < 8) {
            for (const char *word = words[choice]; *word && at < n; word++)
                text[at++] = (uint8_t)*word;
        } else {
            text[at++] = (uint8_t)('a' + next_random(&seed) % 26);
        }
    }
}

static uint32_t word_at(const uint8_t *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* A byte below 128 comes before so many literals and one more, another one before a distance of two bytes. */
static int32_t compress(int32_t n)
{
    int32_t out = 0, literals = 0;
    for (int32_t i = 0; i < 1 << HASH_BITS; i++)
        latest[i] = -1;
    for (int32_t at = 0; at < n;) {
        int32_t length = 0, from = -1;
        if (at + SHORTEST <= n) {
            uint32_t hash = word_at(text + at) * 2654435761u >> (32 - HASH_BITS);
            from = latest[hash];
            latest[hash] = at;
            if (from >= 0 && at - from <= WINDOW)
                while (length < LONGEST && at + length < n && text[from + length] == text[at + length])
                    length++;
        }
        if (length >= SHORTEST) {
            int32_t distance = at - from;
            packed[out++] = (uint8_t)(128 + length - SHORTEST);
            packed[out++] = (uint8_t)distance;
            packed[out++] = (uint8_t)(distance >> 8);
            at += length;
            literals = 0;
        } else {
            if (literals == 0 || packed[literals - 1] == 127) {
                literals = ++out;
                packed[literals - 1] = 0;
            } else {
                packed[literals - 1]++;
            }
            packed[out++] = text[at++];
        }
    }
    return out;
}

static int32_t expand(int32_t size)
{
    int32_t out = 0;
    for (int32_t at = 0; at < size;) {
        int32_t code = packed[at++];
        if (code < 128) {
            for (; code >= 0; code--)
                unpacked[out++] = packed[at++];
        } else {
            int32_t distance = packed[at] | packed[at + 1] << 8;
            at += 2;
            for (int32_t length = code - 128 + SHORTEST; length > 0; length--, out++)
                unpacked[out] = unpacked[out - distance];
        }
    }
    return out;
}

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST)
        return -1;
    write_text(n);
    int32_t size = compress(n);
    if (expand(size) != n)
        return -1;
    uint64_t checksum = (uint64_t)size;
    for (int32_t i = 0; i < n; i++) {
        if (text[i] != unpacked[i])
            return -1;
        checksum = checksum * 31 + unpacked[i];
    }
    return (int64_t)(checksum & INT64_MAX);
}
