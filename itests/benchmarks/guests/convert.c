/* convert: n conversions each between integers and floating point, all widths and signs. */
#include "guest.h"

ENTRY int64_t run(int32_t n)
{
    uint64_t checksum = 0;
    double d = 1.5;
    float f = 0.25f;
    for (int32_t i = 0; i < n; i++) {
        int32_t a = (int32_t)(d * 3);
        uint32_t b = (uint32_t)(f + 12.5f);
        int64_t c = (int64_t)(d * 65536.25);
        uint64_t e = (uint64_t)(f * 1024.5f);
        checksum = checksum * 31 + (uint64_t)a + b + (uint64_t)c + e;
        d = (double)(a % 4096) + (double)(uint32_t)(c & 0xffff) * 0.125 + (double)(i & 255);
        f = (float)(int64_t)(e % 1000) + (float)(b & 63) * 0.5f + (float)d;
        d = d + (double)f * 0.0625;
        f = (float)((uint32_t)f & 0xffff);
    }
    return (int64_t)checksum;
}
