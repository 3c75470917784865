/*
 * utf8: validates a text of 64 KiB, of characters of all lengths, n times, each time with another byte of it damaged or none;
 * the result counts the valid ones. The vectors look up which errors two neighbouring bytes could be, by three halves of
 * them; see "Validating UTF-8 In Less Than One Instruction Per Byte" (Keiser, Lemire; 2020).
 */
#include "guest.h"
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { BYTES = 65536 };

static uint8_t text[BYTES];

#ifdef __wasm_simd128__

enum {
    TOO_SHORT = 1 << 0,   /* a lead, or the like, before what does not continue */
    TOO_LONG = 1 << 1,    /* ASCII before what continues */
    OVERLONG_3 = 1 << 2,  /* E0 before less than A0 */
    TOO_LARGE = 1 << 3,   /* F4 before more than 8F, or more than F4 */
    SURROGATE = 1 << 4,   /* ED before more than 9F */
    OVERLONG_2 = 1 << 5,  /* C0 or C1 */
    FAR_LARGE = 1 << 6,   /* F5 or more before 80 to 8F; */
    OVERLONG_4 = 1 << 6,  /* or F0 before less than 90 */
    TWO_CONTS = 1 << 7,   /* both continue: right in the third and fourth byte of a character */
    CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

/* The errors that bytes may be, of which `before` has those that come one earlier, and `two` and `three` those further. */
static inline v128_t errors(v128_t bytes, v128_t before, v128_t two, v128_t three)
{
    const v128_t by_first_high = wasm_u8x16_const(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
        TOO_LONG, TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
        TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | FAR_LARGE | OVERLONG_4);
    const v128_t by_first_low = wasm_u8x16_const(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY,
        CARRY, CARRY | TOO_LARGE, CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE,
        CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE,
        CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE,
        CARRY | TOO_LARGE | FAR_LARGE | SURROGATE, CARRY | TOO_LARGE | FAR_LARGE, CARRY | TOO_LARGE | FAR_LARGE);
    const v128_t by_second_high = wasm_u8x16_const(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
        TOO_SHORT, TOO_SHORT, TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | FAR_LARGE | OVERLONG_4,
        TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE, TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
        TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);
    v128_t first_high = wasm_i8x16_swizzle(by_first_high, wasm_u8x16_shr(before, 4));
    v128_t first_low = wasm_i8x16_swizzle(by_first_low, wasm_v128_and(before, wasm_u8x16_const_splat(15)));
    v128_t second_high = wasm_i8x16_swizzle(by_second_high, wasm_u8x16_shr(bytes, 4));
    v128_t special = wasm_v128_and(wasm_v128_and(first_high, first_low), second_high);
    /* The highest bit where a third or fourth byte must be. */
    v128_t third = wasm_u8x16_sub_sat(two, wasm_u8x16_const_splat(0xE0 - 0x80));
    v128_t fourth = wasm_u8x16_sub_sat(three, wasm_u8x16_const_splat(0xF0 - 0x80));
    v128_t must = wasm_v128_and(wasm_v128_or(third, fourth), wasm_u8x16_const_splat(0x80));
    return wasm_v128_xor(must, special);
}

static int is_valid(const uint8_t *bytes, int count)
{
    v128_t last = wasm_u8x16_splat(0), error = last;
    int i = 0;
    for (; i + 16 <= count; i += 16) {
        v128_t next = wasm_v128_load(bytes + i);
        v128_t before = wasm_i8x16_shuffle(last, next, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
        v128_t two = wasm_i8x16_shuffle(last, next, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
        v128_t three = wasm_i8x16_shuffle(last, next, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
        error = wasm_v128_or(error, errors(next, before, two, three));
        last = next;
    }
    /* What is left, with zeros after it, where a character that is not complete would go on. */
    uint8_t rest[19] = {0};
    memcpy(rest + 3, bytes + i, (size_t)(count - i));
    for (int k = 0; k < 3; k++)
        rest[k] = i == 0 ? 0 : bytes[i - 3 + k];
    error = wasm_v128_or(error, errors(wasm_v128_load(rest + 3), wasm_v128_load(rest + 2), wasm_v128_load(rest + 1),
        wasm_v128_load(rest)));
    return !wasm_v128_any_true(error);
}

#else

static inline int continues(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

static int is_valid(const uint8_t *bytes, int count)
{
    for (int i = 0; i < count;) {
        uint8_t lead = bytes[i];
        int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : (lead & 0xF0) == 0xE0 ? 2
            : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
        if (more < 0 || i + more >= count)
            return 0;
        for (int k = 1; k <= more; k++) {
            if (!continues(bytes[i + k]))
                return 0;
        }
        uint8_t second = more > 0 ? bytes[i + 1] : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return 0;
        i += 1 + more;
    }
    return 1;
}

#endif

static int put(uint8_t *to, uint32_t character)
{
    if (character < 0x80) {
        to[0] = (uint8_t)character;
        return 1;
    }
    int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    to[0] = (uint8_t)(lead[more] | character >> 6 * more);
    for (int k = 1; k <= more; k++)
        to[k] = (uint8_t)(0x80 | (character >> 6 * (more - k) & 0x3F));
    return 1 + more;
}

ENTRY int64_t run(int32_t n)
{
    static const uint32_t most[] = {0x80, 0x80, 0x800, 0xD800, 0x110000};
    uint32_t seed = 1;
    int count = 0;
    while (count < BYTES - 4) {
        uint32_t kind = next_random(&seed) % 5, character = next_random(&seed) % most[kind];
        count += put(text + count, character >= 0xD800 && character < 0xE000 ? 0xFFFD : character);
    }
    int64_t valid = 0;
    for (int i = 0; i < n; i++) {
        /* near the end, so that both kinds of code look at the whole text */
        int at = count - 1 - (int)(next_random(&seed) % 64);
        uint8_t undamaged = text[at];
        text[at] ^= (uint8_t)(i % 8 == 0 ? 0 : 1 << i % 8);
        valid += (int64_t)is_valid(text, count) << i % 32;
        text[at] = undamaged;
    }
    return valid;
}
