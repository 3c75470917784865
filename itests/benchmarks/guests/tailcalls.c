/* tailcalls: a machine of four states takes n steps, each a call in tail position. */
#include "guest.h"

#ifdef __wasm__
#define TAIL_CALL __attribute__((musttail)) return
#else
#define TAIL_CALL return
#endif

static NOINLINE uint32_t even(int32_t n, uint32_t x);
static NOINLINE uint32_t odd(int32_t n, uint32_t x);
static NOINLINE uint32_t high(int32_t n, uint32_t x);

static NOINLINE uint32_t start(int32_t n, uint32_t x)
{
    if (n == 0)
        return x;
    if (x & 1)
        TAIL_CALL odd(n - 1, x * 3 + 1);
    TAIL_CALL even(n - 1, x >> 1);
}

static NOINLINE uint32_t even(int32_t n, uint32_t x)
{
    if (n == 0)
        return x;
    if (x > 1000000)
        TAIL_CALL high(n - 1, x ^ 0xabcd);
    TAIL_CALL start(n - 1, x + 5);
}

static NOINLINE uint32_t odd(int32_t n, uint32_t x)
{
    if (n == 0)
        return x;
    if (x & 2)
        TAIL_CALL even(n - 1, x + 3);
    TAIL_CALL high(n - 1, x ^ 0x77);
}

static NOINLINE uint32_t high(int32_t n, uint32_t x)
{
    if (n == 0)
        return x;
    TAIL_CALL start(n - 1, x & 0xffffff);
}

ENTRY int64_t run(int32_t n)
{
    return start(n, 27);
}
