/* quicksort: a checksum of n sorted pseudo-random numbers; -1 if they are out of order. */
#include "guest.h"

enum { LARGEST = 1 << 18 };

static int32_t values[LARGEST];

static void sort(int32_t low, int32_t high)
{
    while (low < high) {
        int32_t pivot = values[low + (high - low) / 2];
        int32_t i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i <= j) {
                int32_t value = values[i];
                values[i++] = values[j];
                values[j--] = value;
            }
        }
        /* Recursion on the smaller part bounds the depth. */
        if (j - low < high - i) {
            sort(low, j);
            low = i;
        } else {
            sort(i, high);
            high = j;
        }
    }
}

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST)
        return -1;
    uint32_t seed = 12345;
    for (int32_t i = 0; i < n; i++)
        values[i] = (int32_t)next_random(&seed);
    sort(0, n - 1);
    uint64_t checksum = 0;
    for (int32_t i = 0; i < n; i++) {
        if (i > 0 && values[i - 1] > values[i])
            return -1;
        checksum = checksum * 31 + (uint64_t)values[i];
    }
    return (int64_t)checksum;
}
