/* chacha20: a checksum of n times 256 bytes of the key stream. */
#include "guest.h"
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { WORDS = 16, BLOCKS = 4, ROUNDS = 20, COUNTER = 12 };

static uint32_t state[WORDS];
static uint32_t stream[BLOCKS * WORDS];

#ifdef __wasm_simd128__

#define ROTATED(x, n) wasm_v128_or(wasm_i32x4_shl(x, n), wasm_u32x4_shr(x, 32 - (n)))

#define QUARTER(a, b, c, d)                                                              \
    a = wasm_i32x4_add(a, b), d = wasm_v128_xor(d, a), d = ROTATED(d, 16);               \
    c = wasm_i32x4_add(c, d), b = wasm_v128_xor(b, c), b = ROTATED(b, 12);               \
    a = wasm_i32x4_add(a, b), d = wasm_v128_xor(d, a), d = ROTATED(d, 8);                \
    c = wasm_i32x4_add(c, d), b = wasm_v128_xor(b, c), b = ROTATED(b, 7)

/* Four blocks at a time: a vector has the same word of each. */
static void four_blocks(void)
{
    v128_t x[WORDS], start[WORDS];
    for (int i = 0; i < WORDS; i++)
        start[i] = wasm_u32x4_splat(state[i]);
    start[COUNTER] = wasm_i32x4_add(start[COUNTER], wasm_i32x4_const(0, 1, 2, 3));
    for (int i = 0; i < WORDS; i++)
        x[i] = start[i];
    for (int round = 0; round < ROUNDS; round += 2) {
        QUARTER(x[0], x[4], x[8], x[12]);
        QUARTER(x[1], x[5], x[9], x[13]);
        QUARTER(x[2], x[6], x[10], x[14]);
        QUARTER(x[3], x[7], x[11], x[15]);
        QUARTER(x[0], x[5], x[10], x[15]);
        QUARTER(x[1], x[6], x[11], x[12]);
        QUARTER(x[2], x[7], x[8], x[13]);
        QUARTER(x[3], x[4], x[9], x[14]);
    }
    for (int i = 0; i < WORDS; i += 4) {
        v128_t a = wasm_i32x4_add(x[i], start[i]), b = wasm_i32x4_add(x[i + 1], start[i + 1]);
        v128_t c = wasm_i32x4_add(x[i + 2], start[i + 2]), d = wasm_i32x4_add(x[i + 3], start[i + 3]);
        v128_t ab_low = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab_high = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
        v128_t cd_low = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd_high = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
        wasm_v128_store(stream + i, wasm_i64x2_shuffle(ab_low, cd_low, 0, 2));
        wasm_v128_store(stream + WORDS + i, wasm_i64x2_shuffle(ab_low, cd_low, 1, 3));
        wasm_v128_store(stream + 2 * WORDS + i, wasm_i64x2_shuffle(ab_high, cd_high, 0, 2));
        wasm_v128_store(stream + 3 * WORDS + i, wasm_i64x2_shuffle(ab_high, cd_high, 1, 3));
    }
    state[COUNTER] += BLOCKS;
}

#else

static inline uint32_t rotated(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

#define QUARTER(a, b, c, d)                            \
    a += b, d ^= a, d = rotated(d, 16);                \
    c += d, b ^= c, b = rotated(b, 12);                \
    a += b, d ^= a, d = rotated(d, 8);                 \
    c += d, b ^= c, b = rotated(b, 7)

static void four_blocks(void)
{
    for (int block = 0; block < BLOCKS; block++) {
        uint32_t x[WORDS];
        for (int i = 0; i < WORDS; i++)
            x[i] = state[i];
        for (int round = 0; round < ROUNDS; round += 2) {
            QUARTER(x[0], x[4], x[8], x[12]);
            QUARTER(x[1], x[5], x[9], x[13]);
            QUARTER(x[2], x[6], x[10], x[14]);
            QUARTER(x[3], x[7], x[11], x[15]);
            QUARTER(x[0], x[5], x[10], x[15]);
            QUARTER(x[1], x[6], x[11], x[12]);
            QUARTER(x[2], x[7], x[8], x[13]);
            QUARTER(x[3], x[4], x[9], x[14]);
        }
        for (int i = 0; i < WORDS; i++)
            stream[block * WORDS + i] = x[i] + state[i];
        state[COUNTER]++;
    }
}

#endif

ENTRY int64_t run(int32_t n)
{
    memcpy(state, "expand 32-byte k", 16);
    for (uint32_t i = 4; i < WORDS; i++)
        state[i] = i == COUNTER ? 0 : i * 0x01020304;
    uint64_t checksum = 0;
    for (int i = 0; i < n; i++) {
        four_blocks();
        checksum = mix(checksum, (uint64_t)stream[i % 64] << 32 | stream[63 - i % 64]);
    }
    return (int64_t)checksum;
}
