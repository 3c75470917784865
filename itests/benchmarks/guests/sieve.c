/* sieve: the number of primes below n. */
#include "guest.h"

enum { LARGEST = 1 << 22 };

static uint8_t composite[LARGEST];

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST)
        return -1;
    memset(composite, 0, (size_t)n);
    int32_t primes = 0;
    for (int32_t i = 2; i < n; i++) {
        if (composite[i])
            continue;
        primes++;
        if (i > n / i)
            continue;
        for (int32_t j = i * i; j < n; j += i)
            composite[j] = 1;
    }
    return primes;
}
