/* bulk: n rounds of copies and fills of 1 byte to 16 KiB, some of which overlap. */
#include "guest.h"

enum { LENGTH = 1 << 16 };

static uint8_t bytes[LENGTH];

ENTRY int64_t run(int32_t n)
{
    for (int i = 0; i < LENGTH; i++)
        bytes[i] = (uint8_t)(i * 7);
    uint32_t seed = 23;
    for (int32_t i = 0; i < n; i++) {
        uint32_t size = 1u << next_random(&seed) % 15;
        uint32_t from = next_random(&seed) % (LENGTH - size), to = next_random(&seed) % (LENGTH - size);
        memmove(bytes + to, bytes + from, size);
        memset(bytes + from, i & 0xff, size / 2);
    }
    uint64_t checksum = 0;
    for (int i = 0; i < LENGTH; i += 16)
        checksum = mix(checksum, bytes[i]);
    return (int64_t)checksum;
}
