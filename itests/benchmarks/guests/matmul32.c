/*
 * matmul32: the sum of the elements of the product of two n by n matrices of single precision; n is a multiple of 4. All
 * numbers are whole and small, so that nothing is rounded.
 */
#include "guest.h"
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { LARGEST = 256, BLOCK = 4 };

static float a[LARGEST * LARGEST], b[LARGEST * LARGEST], c[LARGEST * LARGEST];

/* A block of four rows and four columns of the product. */
static void multiply_block(int n, int row, int column)
{
    const float *left = a + row * n, *right = b + column;
    float *out = c + row * n + column;
#ifdef __wasm_simd128__
    v128_t sum0 = wasm_f32x4_splat(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
    for (int k = 0; k < n; k++) {
        v128_t four = wasm_v128_load(right + k * n);
        sum0 = wasm_f32x4_add(sum0, wasm_f32x4_mul(wasm_v128_load32_splat(left + k), four));
        sum1 = wasm_f32x4_add(sum1, wasm_f32x4_mul(wasm_v128_load32_splat(left + n + k), four));
        sum2 = wasm_f32x4_add(sum2, wasm_f32x4_mul(wasm_v128_load32_splat(left + 2 * n + k), four));
        sum3 = wasm_f32x4_add(sum3, wasm_f32x4_mul(wasm_v128_load32_splat(left + 3 * n + k), four));
    }
    wasm_v128_store(out, sum0);
    wasm_v128_store(out + n, sum1);
    wasm_v128_store(out + 2 * n, sum2);
    wasm_v128_store(out + 3 * n, sum3);
#else
    for (int i = 0; i < BLOCK; i++) {
        float sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int k = 0; k < n; k++) {
            float factor = left[i * n + k];
            sum0 += factor * right[k * n];
            sum1 += factor * right[k * n + 1];
            sum2 += factor * right[k * n + 2];
            sum3 += factor * right[k * n + 3];
        }
        out[i * n] = sum0;
        out[i * n + 1] = sum1;
        out[i * n + 2] = sum2;
        out[i * n + 3] = sum3;
    }
#endif
}

ENTRY int64_t run(int32_t n)
{
    if (n > LARGEST || n % BLOCK != 0)
        return -1;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            a[i * n + j] = (float)((i * 3 + j) % 7 - 3);
            b[i * n + j] = (float)((i + j * 5) % 11 - 5);
        }
    }
    for (int i = 0; i < n; i += BLOCK) {
        for (int j = 0; j < n; j += BLOCK)
            multiply_block(n, i, j);
    }
    uint64_t checksum = 0;
    for (int i = 0; i < n * n; i++)
        checksum = mix(checksum, (uint64_t)(int64_t)c[i]);
    return (int64_t)checksum;
}
