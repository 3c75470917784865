/*
 * keccak: n times the permutation Keccak-f[1600], its 24 rounds unrolled into
 * one large function whose state is in locals.
 */
#include "guest.h"

static inline uint64_t rotate(uint64_t word, int count)
{
    return count == 0 ? word : word << count | word >> (64 - count);
}

/* rho and pi: lane `to` comes from lane `from`, rotated. */
#define MOVE(to, from, count) uint64_t t##to = rotate(s##from ^ d[from % 5], count);

#define CHI_ROW(a, b, c, d, e) \
    s##a = t##a ^ (~t##b & t##c); \
    s##b = t##b ^ (~t##c & t##d); \
    s##c = t##c ^ (~t##d & t##e); \
    s##d = t##d ^ (~t##e & t##a); \
    s##e = t##e ^ (~t##a & t##b);

#define ROUND(constant) \
    { \
        uint64_t c0 = s0 ^ s5 ^ s10 ^ s15 ^ s20; \
        uint64_t c1 = s1 ^ s6 ^ s11 ^ s16 ^ s21; \
        uint64_t c2 = s2 ^ s7 ^ s12 ^ s17 ^ s22; \
        uint64_t c3 = s3 ^ s8 ^ s13 ^ s18 ^ s23; \
        uint64_t c4 = s4 ^ s9 ^ s14 ^ s19 ^ s24; \
        const uint64_t d[5] = {c4 ^ rotate(c1, 1), c0 ^ rotate(c2, 1), c1 ^ rotate(c3, 1), \
                               c2 ^ rotate(c4, 1), c3 ^ rotate(c0, 1)}; \
        MOVE(0, 0, 0) MOVE(1, 6, 44) MOVE(2, 12, 43) MOVE(3, 18, 21) MOVE(4, 24, 14) \
        MOVE(5, 3, 28) MOVE(6, 9, 20) MOVE(7, 10, 3) MOVE(8, 16, 45) MOVE(9, 22, 61) \
        MOVE(10, 1, 1) MOVE(11, 7, 6) MOVE(12, 13, 25) MOVE(13, 19, 8) MOVE(14, 20, 18) \
        MOVE(15, 4, 27) MOVE(16, 5, 36) MOVE(17, 11, 10) MOVE(18, 17, 15) MOVE(19, 23, 56) \
        MOVE(20, 2, 62) MOVE(21, 8, 55) MOVE(22, 14, 39) MOVE(23, 15, 41) MOVE(24, 21, 2) \
        CHI_ROW(0, 1, 2, 3, 4) \
        CHI_ROW(5, 6, 7, 8, 9) \
        CHI_ROW(10, 11, 12, 13, 14) \
        CHI_ROW(15, 16, 17, 18, 19) \
        CHI_ROW(20, 21, 22, 23, 24) \
        s0 ^= constant; \
    }

#define LANES(each) \
    each(0) each(1) each(2) each(3) each(4) each(5) each(6) each(7) each(8) each(9) each(10) each(11) each(12) \
    each(13) each(14) each(15) each(16) each(17) each(18) each(19) each(20) each(21) each(22) each(23) each(24)

#define LOAD(lane) uint64_t s##lane = state[lane];
#define STORE(lane) state[lane] = s##lane;

static NOINLINE void permute(uint64_t state[25])
{
    LANES(LOAD)
    ROUND(0x0000000000000001u) ROUND(0x0000000000008082u) ROUND(0x800000000000808Au) ROUND(0x8000000080008000u)
    ROUND(0x000000000000808Bu) ROUND(0x0000000080000001u) ROUND(0x8000000080008081u) ROUND(0x8000000000008009u)
    ROUND(0x000000000000008Au) ROUND(0x0000000000000088u) ROUND(0x0000000080008009u) ROUND(0x000000008000000Au)
    ROUND(0x000000008000808Bu) ROUND(0x800000000000008Bu) ROUND(0x8000000000008089u) ROUND(0x8000000000008003u)
    ROUND(0x8000000000008002u) ROUND(0x8000000000000080u) ROUND(0x000000000000800Au) ROUND(0x800000008000000Au)
    ROUND(0x8000000080008081u) ROUND(0x8000000000008080u) ROUND(0x0000000080000001u) ROUND(0x8000000080008008u)
    LANES(STORE)
}

/* The first lane; after one permutation of zeros it is 0xF1258F7940E1DDE7. */
ENTRY int64_t run(int32_t n)
{
    static uint64_t state[25];
    memset(state, 0, sizeof state);
    for (int32_t i = 0; i < n; i++)
        permute(state);
    return (int64_t)state[0];
}
