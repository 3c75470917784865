/* int64: n rounds of a generator of pseudo-random numbers with products, shifts and rotations of 64 bits. */
#include "guest.h"

static inline uint64_t rotate(uint64_t word, int count)
{
    return word << count | word >> (64 - count);
}

ENTRY int64_t run(int32_t n)
{
    uint64_t a = 1, b = 2, c = 3, d = 4, sum = 0;
    for (int32_t i = 0; i < n; i++) {
        uint64_t result = rotate(b * 5, 7) * 9;
        uint64_t shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = rotate(d, 45);
        uint64_t mixed = result + (uint64_t)i * 0x9E3779B97F4A7C15u;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
        sum += (mixed ^ mixed >> 31) + (uint64_t)((int64_t)mixed >> 40) + (result < mixed);
        sum ^= (uint64_t)__builtin_popcountll(mixed) << 3;
    }
    return (int64_t)sum;
}
