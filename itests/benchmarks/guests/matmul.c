/* matmul: the sum of the elements of the product of two n by n matrices. */
#include "guest.h"

enum { LARGEST = 256 };

static double a[LARGEST * LARGEST], b[LARGEST * LARGEST], c[LARGEST * LARGEST];

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST)
        return -1;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            a[i * n + j] = (i - j) * 0.5 + 1;
            b[i * n + j] = (i + j) * 0.25 - 1;
        }
    }
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
    }
    double total = 0;
    for (int i = 0; i < n * n; i++)
        total += c[i];
    return (int64_t)(total * 16);
}
