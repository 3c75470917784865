/*
 * kernels: pure functions to measure an engine with.
 *
 * The module imports nothing.  Every export takes the size of the problem and
 * returns a checksum; what a call computes depends on its argument alone.
 * Sizes that do not fit the static memory give -1.
 */

#include "../nbody/bodies.h"
#include "../sha256/digest.h"

#include <stdint.h>
#include <string.h>

enum { SCRATCH_BYTES = 16 * 1024 * 1024, MANDELBROT_ITERATIONS = 50 };

static _Alignas(16) unsigned char scratch[SCRATCH_BYTES];

/* The first word of the digest of `blocks` blocks of 64 bytes. */
int sha256_loop(int blocks)
{
    unsigned char *block = scratch;
    for (int i = 0; i < SHA256_BLOCK_BYTES; i++)
        block[i] = (unsigned char)i;

    struct sha256 sha;
    sha256_start(&sha);
    for (int i = 0; i < blocks; i++)
        sha256_update(&sha, block, SHA256_BLOCK_BYTES);

    unsigned char digest[SHA256_DIGEST_BYTES];
    sha256_finish(&sha, digest);
    return (int)sha256_load(digest);
}

/* The energy of the solar system after `steps` steps. */
double nbody_loop(int steps)
{
    struct body bodies[NBODY_COUNT];
    nbody_start(bodies);
    for (int i = 0; i < steps; i++)
        nbody_step(bodies, 0.01);
    return nbody_energy(bodies);
}

/* The number of primes below `n`. */
int sieve(int n)
{
    if (n < 0 || n > SCRATCH_BYTES)
        return -1;
    unsigned char *composite = scratch;
    memset(composite, 0, (size_t)n);

    int primes = 0;
    for (int i = 2; i < n; i++) {
        if (composite[i])
            continue;
        primes++;
        if (i > n / i)
            continue;
        for (int j = i * i; j < n; j += i)
            composite[j] = 1;
    }
    return primes;
}

/* The sum of the elements of the product of two `n` by `n` matrices. */
double matmul(int n)
{
    if (n < 0 || n > 4096 || 3 * (size_t)n * (size_t)n * sizeof(double) > SCRATCH_BYTES)
        return -1;
    double *a = (double *)scratch;
    double *b = a + n * n;
    double *c = b + n * n;
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
    return total;
}

/* The `n`th Fibonacci number, by double recursion. */
int fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void sort_range(int *values, int low, int high)
{
    while (low < high) {
        int pivot = values[low + (high - low) / 2];
        int i = low;
        int j = high;
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i <= j) {
                int value = values[i];
                values[i++] = values[j];
                values[j--] = value;
            }
        }
        /* Recursion on the smaller part bounds the depth. */
        if (j - low < high - i) {
            sort_range(values, low, j);
            low = i;
        } else {
            sort_range(values, i, high);
            high = j;
        }
    }
}

/* A checksum of `n` pseudo-random numbers after sorting; -1 if out of order. */
int quicksort(int n)
{
    if (n < 0 || n > SCRATCH_BYTES / (int)sizeof(int))
        return -1;
    int *values = (int *)scratch;
    uint32_t seed = 12345;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        values[i] = (int)(seed >> 1);
    }
    sort_range(values, 0, n - 1);

    uint32_t checksum = 0;
    for (int i = 0; i < n; i++) {
        if (i > 0 && values[i - 1] > values[i])
            return -1;
        checksum = checksum * 31 + (uint32_t)values[i];
    }
    return (int)(checksum & INT32_MAX);
}

/* The number of points of a `size` by `size` grid that stay bounded. */
int mandelbrot(int size)
{
    int bounded = 0;
    for (int row = 0; row < size; row++) {
        double ci = 2.0 * row / size - 1.0;
        for (int column = 0; column < size; column++) {
            double cr = 2.0 * column / size - 1.5;
            double zr = 0, zi = 0, rr = 0, ii = 0;
            int i = 0;
            for (; i < MANDELBROT_ITERATIONS && rr + ii <= 4; i++) {
                zi = 2 * zr * zi + ci;
                zr = rr - ii + cr;
                rr = zr * zr;
                ii = zi * zi;
            }
            bounded += i == MANDELBROT_ITERATIONS && rr + ii <= 4;
        }
    }
    return bounded;
}
