/*
 * calls: n calls through a table, at one place, of TARGETS functions in turn.
 */
#include "guest.h"

typedef uint32_t target(uint32_t);

static NOINLINE uint32_t f0(uint32_t x) { return x + 1; }
static NOINLINE uint32_t f1(uint32_t x) { return x ^ 0x55; }
static NOINLINE uint32_t f2(uint32_t x) { return x * 3; }
static NOINLINE uint32_t f3(uint32_t x) { return x - 7; }
static NOINLINE uint32_t f4(uint32_t x) { return x << 1 | x >> 31; }
static NOINLINE uint32_t f5(uint32_t x) { return ~x; }
static NOINLINE uint32_t f6(uint32_t x) { return x ^ x >> 3; }
static NOINLINE uint32_t f7(uint32_t x) { return x + (x << 2); }

static target *volatile targets[] = {f0, f1, f2, f3, f4, f5, f6, f7};

ENTRY int64_t run(int32_t n)
{
    uint32_t x = 1;
    for (int32_t i = 0; i < n; i++)
        x = targets[i % TARGETS](x);
    return x;
}
