/*
 * What all guests share. A guest has one entry, `run`, whose result depends on
 * its argument alone and is the same in WebAssembly and in native code.
 */

#ifndef GUEST_H
#define GUEST_H

#include <stdint.h>
#include <string.h>

#ifdef __wasm__
#define ENTRY __attribute__((export_name("run")))
#else
#define ENTRY
#endif

#define NOINLINE __attribute__((noinline))

int64_t run(int32_t n);

/* The next of a row of pseudo-random numbers. */
static inline uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Takes a value into a checksum. */
static inline uint64_t mix(uint64_t checksum, uint64_t value)
{
    checksum = (checksum ^ value) * 0x9E3779B97F4A7C15u;
    return checksum ^ checksum >> 29;
}

#endif
