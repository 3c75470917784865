/* divide: n divisions and remainders each, signed and unsigned, of 32 and 64 bits. */
#include "guest.h"

ENTRY int64_t run(int32_t n)
{
    uint32_t seed = 17;
    uint64_t sum = 1;
    for (int32_t i = 0; i < n; i++) {
        uint32_t x = next_random(&seed) << 8 ^ next_random(&seed), y = (x >> 5 & 0xfff) | 1;
        uint64_t wide = sum * 0x9E3779B97F4A7C15u + x, by = (wide >> 40 & 0xffff) | 1;
        sum += (uint64_t)((int32_t)x / (int32_t)y) + (uint64_t)((int32_t)x % (int32_t)(y + 2));
        sum += x / y + x % (y + 4);
        sum ^= (uint64_t)((int64_t)wide / (int64_t)by) + (uint64_t)((int64_t)wide % (int64_t)(by + 2));
        sum += wide / by + wide % (by + 4);
    }
    return (int64_t)sum;
}
