/* fannkuch: over all permutations of n elements, checksum and most flips of a prefix until 0 leads. */
#include "guest.h"

enum { LARGEST = 12 };

ENTRY int64_t run(int32_t n)
{
    int32_t order[LARGEST], flipped[LARGEST], count[LARGEST];
    int32_t most = 0, checksum = 0, sign = 1;
    if (n > LARGEST)
        return -1;
    for (int32_t i = 0; i < n; i++)
        order[i] = i;
    int32_t r = n;
    for (;;) {
        for (; r != 1; r--)
            count[r - 1] = r;
        for (int32_t i = 0; i < n; i++)
            flipped[i] = order[i];
        int32_t flips = 0;
        for (int32_t first = flipped[0]; first != 0; first = flipped[0]) {
            for (int32_t low = 0, high = first; low < high; low++, high--) {
                int32_t element = flipped[low];
                flipped[low] = flipped[high];
                flipped[high] = element;
            }
            flips++;
        }
        if (flips > most)
            most = flips;
        checksum += sign * flips;
        sign = -sign;
        for (;;) {
            if (r == n)
                return (int64_t)checksum * 100 + most;
            int32_t first = order[0];
            for (int32_t i = 0; i < r; i++)
                order[i] = order[i + 1];
            order[r] = first;
            if (--count[r] > 0)
                break;
            r++;
        }
    }
}
