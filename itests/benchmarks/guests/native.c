/*
 * The main program of a guest in native code.
 *
 * usage: guest --once SIZE [calls]             prints the result
 *        guest SIZE WARM-UP MEASURED [calls]   prints median nanoseconds and the result, as the other engines do; times in ms
 *
 * All times are processor time.
 */
#define _POSIX_C_SOURCE 199309L
#include "guest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_ROUNDS = 100000, FEWEST_ROUNDS = 5 };

static int64_t (*volatile entry)(int32_t) = run;

/* Processor time. */
static int64_t nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* One round: one call, or `size` calls whose results are added. */
static int64_t measured_round(int32_t size, int calls)
{
    if (!calls)
        return entry(size);
    int64_t sum = 0;
    for (int32_t i = 0; i < size; i++)
        sum += entry(i);
    return sum;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && !strcmp(argv[1], "--once")) {
        printf("%" PRId64 "\n", measured_round(atoi(argv[2]), argc > 3));
        return 0;
    }
    if (argc < 4)
        return 2;
    int32_t size = atoi(argv[1]);
    int64_t result = 0;
    for (int64_t end = nanos() + atoi(argv[2]) * INT64_C(1000000); nanos() < end;)
        result = measured_round(size, argc > 4);
    static int64_t times[MOST_ROUNDS];
    int rounds = 0;
    int64_t end = nanos() + atoi(argv[3]) * INT64_C(1000000);
    while (rounds < MOST_ROUNDS && (rounds < FEWEST_ROUNDS || nanos() < end)) {
        int64_t start = nanos();
        result = measured_round(size, argc > 4);
        times[rounds++] = nanos() - start;
    }
    qsort(times, (size_t)rounds, sizeof times[0], compare);
    printf("%" PRId64 " %" PRId64 "\n", times[rounds / 2], result);
    return 0;
}
