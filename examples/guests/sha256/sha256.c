/*
 * sha256: prints SHA-256 checksums.
 *
 * usage: sha256 [FILE...]
 *
 * Reads standard input when there is no FILE, or where FILE is "-".
 */

#include "digest.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_USAGE = 2, BUFFER_SIZE = 64 * 1024 };

static bool hash_stream(FILE *in, unsigned char digest[SHA256_DIGEST_BYTES])
{
    static unsigned char buffer[BUFFER_SIZE];
    struct sha256 sha;
    size_t length;

    sha256_start(&sha);
    while ((length = fread(buffer, 1, sizeof buffer, in)) > 0)
        sha256_update(&sha, buffer, length);
    sha256_finish(&sha, digest);
    return !ferror(in);
}

static bool hash_file(const char *path, unsigned char digest[SHA256_DIGEST_BYTES])
{
    if (strcmp(path, "-") == 0)
        return hash_stream(stdin, digest);

    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return false;
    bool read = hash_stream(in, digest);
    int error = errno;
    fclose(in);
    errno = error;
    return read;
}

static bool print_checksum(const char *path)
{
    unsigned char digest[SHA256_DIGEST_BYTES];
    if (!hash_file(path, digest)) {
        fprintf(stderr, "sha256: %s: %s\n", path, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < sizeof digest; i++)
        printf("%02x", digest[i]);
    printf("  %s\n", path);
    return true;
}

int main(int argc, char **argv)
{
    if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '\0') {
        fprintf(stderr, "sha256: unknown option %s\nusage: sha256 [FILE...]\n", argv[1]);
        return EXIT_USAGE;
    }
    if (argc < 2)
        return print_checksum("-") ? EXIT_SUCCESS : EXIT_FAILURE;

    int status = EXIT_SUCCESS;
    for (int i = 1; i < argc; i++) {
        if (!print_checksum(argv[i]))
            status = EXIT_FAILURE;
    }
    return status;
}
