/* blur: a checksum of a grey image of 256 by 256 pixels, blurred n times by a kernel of 3 by 3 pixels; its rim stays. */
#include "guest.h"
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { SIZE = 256 };

static uint8_t image[SIZE * SIZE], other[SIZE * SIZE];
static uint16_t columns[SIZE];

/* One row of the result: first the sums of three pixels above each other, then of three such sums side by side. */
static void blur_row(const uint8_t *in, uint8_t *out)
{
    const uint8_t *above = in - SIZE, *below = in + SIZE;
#ifdef __wasm_simd128__
    for (int x = 0; x < SIZE; x += 16) {
        v128_t a = wasm_v128_load(above + x), b = wasm_v128_load(in + x), c = wasm_v128_load(below + x);
        v128_t low = wasm_i16x8_add(wasm_u16x8_extend_low_u8x16(a), wasm_u16x8_extend_low_u8x16(c));
        v128_t high = wasm_i16x8_add(wasm_u16x8_extend_high_u8x16(a), wasm_u16x8_extend_high_u8x16(c));
        low = wasm_i16x8_add(low, wasm_i16x8_shl(wasm_u16x8_extend_low_u8x16(b), 1));
        high = wasm_i16x8_add(high, wasm_i16x8_shl(wasm_u16x8_extend_high_u8x16(b), 1));
        wasm_v128_store(columns + x, low);
        wasm_v128_store(columns + x + 8, high);
    }
    const v128_t half = wasm_i16x8_const_splat(8);
    int x = 1;
    for (; x + 16 < SIZE; x += 16) {
        v128_t sums[2];
        for (int i = 0; i < 2; i++) {
            const uint16_t *at = columns + x + 8 * i;
            v128_t sides = wasm_i16x8_add(wasm_v128_load(at - 1), wasm_v128_load(at + 1));
            v128_t sum = wasm_i16x8_add(sides, wasm_i16x8_shl(wasm_v128_load(at), 1));
            sums[i] = wasm_u16x8_shr(wasm_i16x8_add(sum, half), 4);
        }
        wasm_v128_store(out + x, wasm_u8x16_narrow_i16x8(sums[0], sums[1]));
    }
#else
    for (int x = 0; x < SIZE; x++)
        columns[x] = (uint16_t)(above[x] + 2 * in[x] + below[x]);
    int x = 1;
#endif
    for (; x < SIZE - 1; x++)
        out[x] = (uint8_t)((columns[x - 1] + 2 * columns[x] + columns[x + 1] + 8) >> 4);
    out[0] = in[0];
    out[SIZE - 1] = in[SIZE - 1];
}

ENTRY int64_t run(int32_t n)
{
    uint32_t seed = 1;
    for (int i = 0; i < SIZE * SIZE; i++)
        image[i] = (uint8_t)next_random(&seed);
    for (int i = 0; i < n; i++) {
        for (int y = 1; y < SIZE - 1; y++)
            blur_row(image + y * SIZE, other + y * SIZE);
        memcpy(image + SIZE, other + SIZE, SIZE * (SIZE - 2));
    }
    uint64_t checksum = 0;
    for (int i = 0; i < SIZE * SIZE; i += 8) {
        uint64_t pixels;
        memcpy(&pixels, image + i, 8);
        checksum = mix(checksum, pixels);
    }
    return (int64_t)checksum;
}
