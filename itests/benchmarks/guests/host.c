/* host: n calls of a function of the host, which adds. */
#include "guest.h"

#ifdef __wasm__
__attribute__((import_module("host"), import_name("add"))) int32_t host_add(int32_t a, int32_t b);
#else
NOINLINE int32_t host_add(int32_t a, int32_t b) { return a + b; }
#endif

ENTRY int64_t run(int32_t n)
{
    int32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum = host_add(sum, i) ^ 1;
    return sum;
}
