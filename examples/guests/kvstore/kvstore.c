/*
 * Stores values under keys, and loses none that it said were stored.
 *
 *   kvstore FILE put KEY VALUE
 *   kvstore FILE fill COUNT     puts key-N with value-N, N from 0 on, for ever
 *                               if COUNT is 0, and prints each N once stored
 *   kvstore FILE get KEY
 *   kvstore FILE check          prints how many keys there are
 *
 * The file is a log: each record has lengths, a checksum, key and value, and
 * is stored by fsync before it counts. What a crash has left of a record at
 * the end is cut off when the store is opened again.
 */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_BYTES = 1 << 12 };

struct header {
    uint32_t key_bytes, value_bytes, checksum;
};

static int file;
static long records;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Fletcher's, so that zeros and swapped bytes are seen. */
static uint32_t checksum(const char *bytes, size_t count, uint32_t seed)
{
    uint32_t low = seed & 0xffff, high = seed >> 16;
    for (size_t index = 0; index < count; index++) {
        low = (low + (unsigned char)bytes[index] + 1) % 65535;
        high = (high + low) % 65535;
    }
    return high << 16 | low;
}

/* Says whether all of so many bytes are there. */
static int read_all(void *bytes, size_t count, off_t place)
{
    ssize_t got = pread(file, bytes, count, place);
    if (got < 0) fail("reading");
    return got == (ssize_t)count;
}

/* Reads the record at a place; returns its size, or 0 if there is no whole one. */
static size_t record_at(off_t place, char *key, char *value)
{
    struct header header;
    if (!read_all(&header, sizeof header, place) || header.key_bytes >= MAX_BYTES || header.value_bytes >= MAX_BYTES) {
        return 0;
    }
    place += sizeof header;
    if (!read_all(key, header.key_bytes, place) || !read_all(value, header.value_bytes, place + header.key_bytes)
            || checksum(value, header.value_bytes, checksum(key, header.key_bytes, 7)) != header.checksum) {
        return 0;
    }
    key[header.key_bytes] = value[header.value_bytes] = '\0';
    return sizeof header + header.key_bytes + header.value_bytes;
}

/* Goes through the log; keeps the last value of the wanted key, and cuts off what is not whole. */
static int recover(const char *wanted, char *found)
{
    static char key[MAX_BYTES], value[MAX_BYTES];
    off_t end = 0;
    int present = 0;
    for (size_t bytes; (bytes = record_at(end, key, value)) > 0; end += bytes) {
        records++;
        if (wanted && strcmp(key, wanted) == 0) {
            strcpy(found, value);
            present = 1;
        }
    }
    if (lseek(file, 0, SEEK_END) != end) {
        if (ftruncate(file, end) != 0 || fsync(file) != 0) fail("recovering");
        fprintf(stderr, "kvstore: cut off what was not whole, behind %ld records\n", records);
    }
    if (lseek(file, end, SEEK_SET) != end) fail("seeking");
    return present;
}

static void write_all(const void *bytes, size_t count)
{
    if (write(file, bytes, count) != (ssize_t)count) fail("writing");
}

/* In three writes, so that a crash finds something in between. */
static void put(const char *key, const char *value)
{
    struct header header = { strlen(key), strlen(value), 0 };
    header.checksum = checksum(value, header.value_bytes, checksum(key, header.key_bytes, 7));
    write_all(&header, sizeof header);
    write_all(key, header.key_bytes);
    write_all(value, header.value_bytes);
    if (fsync(file) != 0) fail("storing");
}

static void fill(long count)
{
    char key[64], value[64];
    for (long number = records; count == 0 || number < count; number++) {
        snprintf(key, sizeof key, "key-%ld", number);
        snprintf(value, sizeof value, "value-%ld", number);
        put(key, value);
        printf("%ld\n", number);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    static char value[MAX_BYTES];
    if (argc < 3) {
        fprintf(stderr, "usage: kvstore FILE put KEY VALUE | fill COUNT | get KEY | check\n");
        return 2;
    }
    file = open(argv[1], O_RDWR | O_CREAT, 0666);
    if (file < 0) fail(argv[1]);
    const char *command = argv[2];
    int present = recover(argc > 3 ? argv[3] : NULL, value);
    if (strcmp(command, "put") == 0 && argc == 5) put(argv[3], argv[4]);
    else if (strcmp(command, "fill") == 0 && argc == 4) fill(atol(argv[3]));
    else if (strcmp(command, "check") == 0) printf("%ld\n", records);
    else if (strcmp(command, "get") == 0 && present) puts(value);
    else return 1;
    return 0;
}
