/* base64: a checksum of 48 KiB in Base64, n times; each time the text becomes part of the next input. */
#include "guest.h"
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { BYTES = 48 * 1024, CHARACTERS = BYTES / 3 * 4 };

static uint8_t input[BYTES + 16];
static uint8_t output[CHARACTERS];

#ifdef __wasm_simd128__

/* Sixteen characters from twelve bytes. */
static inline v128_t encoded(v128_t bytes)
{
    /* In each lane of 32 bits: the second, the first, the third and again the second of three bytes. */
    v128_t in = wasm_i8x16_shuffle(bytes, bytes, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
    v128_t first = wasm_v128_and(wasm_u32x4_shr(in, 10), wasm_u32x4_const_splat(0x0000003F));
    v128_t second = wasm_v128_and(wasm_i32x4_shl(in, 4), wasm_u32x4_const_splat(0x00003F00));
    v128_t third = wasm_v128_and(wasm_u32x4_shr(in, 6), wasm_u32x4_const_splat(0x003F0000));
    v128_t fourth = wasm_v128_and(wasm_i32x4_shl(in, 8), wasm_u32x4_const_splat(0x3F000000));
    v128_t sixes = wasm_v128_or(wasm_v128_or(first, second), wasm_v128_or(third, fourth));
    /* What to add to get the character: by 0 for lower case, 1 to 10 for digits, 11, 12, and 13 for upper case. */
    const v128_t distances = wasm_i8x16_const('a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
        '0' - 52, '0' - 52, '0' - 52, '0' - 52, '+' - 62, '/' - 63, 'A', 0, 0);
    v128_t range = wasm_u8x16_sub_sat(sixes, wasm_u8x16_const_splat(51));
    v128_t upper = wasm_i8x16_lt(sixes, wasm_i8x16_const_splat(26));
    range = wasm_v128_or(range, wasm_v128_and(upper, wasm_i8x16_const_splat(13)));
    return wasm_i8x16_add(sixes, wasm_i8x16_swizzle(distances, range));
}

static void encode(void)
{
    for (int i = 0, o = 0; i < BYTES; i += 12, o += 16)
        wasm_v128_store(output + o, encoded(wasm_v128_load(input + i)));
}

#else

static void encode(void)
{
    static const char characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0, o = 0; i < BYTES; i += 3, o += 4) {
        uint32_t bits = (uint32_t)(input[i] << 16 | input[i + 1] << 8 | input[i + 2]);
        output[o] = (uint8_t)characters[bits >> 18];
        output[o + 1] = (uint8_t)characters[bits >> 12 & 63];
        output[o + 2] = (uint8_t)characters[bits >> 6 & 63];
        output[o + 3] = (uint8_t)characters[bits & 63];
    }
}

#endif

ENTRY int64_t run(int32_t n)
{
    uint32_t seed = 1;
    for (int i = 0; i < BYTES; i++)
        input[i] = (uint8_t)next_random(&seed);
    uint64_t checksum = 0;
    for (int i = 0; i < n; i++) {
        encode();
        memcpy(input, output + CHARACTERS - 1024 - i % 4096, 1024);
        for (int k = 0; k < 4096; k += 8) {
            uint64_t eight;
            memcpy(&eight, output + k, 8);
            checksum = mix(checksum, eight);
        }
    }
    for (int k = 0; k < CHARACTERS; k += 8) {
        uint64_t eight;
        memcpy(&eight, output + k, 8);
        checksum = mix(checksum, eight);
    }
    return (int64_t)checksum;
}
