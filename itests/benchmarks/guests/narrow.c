/* narrow: n passes over arrays of 8 and 16 bits, signed and unsigned. */
#include "guest.h"

enum { LENGTH = 4096 };

static int8_t signed_bytes[LENGTH];
static uint8_t bytes[LENGTH];
static int16_t signed_shorts[LENGTH];
static uint16_t shorts[LENGTH];
static uint16_t histogram[256];

ENTRY int64_t run(int32_t n)
{
    uint32_t seed = 11;
    for (int i = 0; i < LENGTH; i++) {
        uint32_t random = next_random(&seed);
        signed_bytes[i] = (int8_t)random;
        bytes[i] = (uint8_t)(random >> 8);
        signed_shorts[i] = (int16_t)random;
        shorts[i] = (uint16_t)(random >> 4);
    }
    memset(histogram, 0, sizeof histogram);
    for (int32_t pass = 0; pass < n; pass++) {
        for (int i = 0; i < LENGTH; i++) {
            int32_t sum = signed_shorts[i] + signed_bytes[i] * 3 + pass;
            signed_shorts[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
            shorts[i] = (uint16_t)(shorts[i] * 5 + bytes[i]);
            bytes[i] = (uint8_t)(bytes[i] + (shorts[i] >> 9));
            signed_bytes[i] = (int8_t)(signed_bytes[i] ^ bytes[i] >> 2);
            histogram[bytes[i]]++;
        }
    }
    uint64_t checksum = 0;
    for (int i = 0; i < LENGTH; i++)
        checksum = mix(checksum, (uint64_t)(signed_shorts[i] * 7 + signed_bytes[i] * 3 + shorts[i] + bytes[i]));
    for (int i = 0; i < 256; i++)
        checksum = mix(checksum, histogram[i]);
    return (int64_t)checksum;
}
