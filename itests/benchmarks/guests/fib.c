/* fib: the nth Fibonacci number by double recursion. */
#include "guest.h"

static NOINLINE int32_t fib(int32_t n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

ENTRY int64_t run(int32_t n)
{
    return fib(n);
}
