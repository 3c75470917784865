/* mandelbrot: how many points of an n by n grid stay bounded. */
#include "guest.h"

enum { ITERATIONS = 50 };

ENTRY int64_t run(int32_t n)
{
    int64_t bounded = 0;
    for (int32_t row = 0; row < n; row++) {
        double ci = 2.0 * row / n - 1.0;
        for (int32_t column = 0; column < n; column++) {
            double cr = 2.0 * column / n - 1.5;
            double zr = 0, zi = 0, rr = 0, ii = 0;
            int32_t i = 0;
            for (; i < ITERATIONS && rr + ii <= 4; i++) {
                zi = 2 * zr * zi + ci;
                zr = rr - ii + cr;
                rr = zr * zr;
                ii = zi * zi;
            }
            bounded += i == ITERATIONS && rr + ii <= 4;
        }
    }
    return bounded;
}
