/* sha256: the first word of the digest of n blocks of 64 bytes. */
#include "guest.h"
#include "../../../examples/guests/sha256/digest.h"

ENTRY int64_t run(int32_t n)
{
    unsigned char block[SHA256_BLOCK_BYTES];
    for (int i = 0; i < SHA256_BLOCK_BYTES; i++)
        block[i] = (unsigned char)i;
    struct sha256 sha;
    sha256_start(&sha);
    for (int i = 0; i < n; i++)
        sha256_update(&sha, block, SHA256_BLOCK_BYTES);
    unsigned char digest[SHA256_DIGEST_BYTES];
    sha256_finish(&sha, digest);
    return (int64_t)sha256_load(digest);
}
