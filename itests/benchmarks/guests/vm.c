/*
 * vm: a machine of sixteen registers and 256 operations executes n
 * instructions of a pseudo-random program. Its loop is one function whose
 * dispatch is one large br_table, as in an interpreter of some language that
 * is compiled to WebAssembly.
 */
#include "guest.h"

enum { PROGRAM = 4096, WORDS = 1024 };

static uint32_t program[PROGRAM];
static uint32_t memory[WORDS];

#define REGISTER(shift) registers[instruction >> (shift) & 15]

/* Each operation has constants of its own, so that no two share code. */
#define ARITHMETIC(code, first, second) \
    case code: { \
        uint32_t x = REGISTER(8), y = REGISTER(12); \
        uint32_t z = (x first y) second (accumulator + code * 2654435761u); \
        REGISTER(16) = z ^ (z >> (code % 13 + 3)); \
        accumulator = accumulator * (code | 1) + (z first(x ^ code)); \
        flags = flags << 1 ^ z; \
        break; \
    }
#define IMMEDIATE(code, first, second) \
    case code: { \
        uint32_t x = REGISTER(8), y = instruction >> 20; \
        uint32_t z = (x first(y + code)) second (flags ^ code * 40503u); \
        REGISTER(12) += z; \
        REGISTER(16) ^= z << (code % 11 + 1); \
        accumulator ^= z second y; \
        break; \
    }
#define ACCESS(code, first, second) \
    case code: { \
        uint32_t address = (REGISTER(8) + code * 7) % WORDS; \
        uint32_t x = memory[address], y = REGISTER(12); \
        memory[(address + code) % WORDS] = (x first y) second accumulator; \
        REGISTER(16) = x - (y second code); \
        flags += x first code; \
        break; \
    }
#define BRANCH(code, first, second) \
    case code: { \
        uint32_t x = REGISTER(8), y = REGISTER(12); \
        if (((x first y) & 7) > code % 7) { \
            pc += instruction >> 28; \
            accumulator += code second x; \
        } else { \
            REGISTER(16) = (y second code) + accumulator; \
            flags ^= code * 31; \
        } \
        break; \
    }
#define SECOND(code, first) \
    SHAPES(code, first, +) SHAPES(code + 4, first, -) SHAPES(code + 8, first, *) SHAPES(code + 12, first, ^) \
    SHAPES(code + 16, first, &) SHAPES(code + 20, first, |) SHAPES(code + 24, first, <) SHAPES(code + 28, first, ==)
#define SHAPES(code, first, second) \
    ARITHMETIC((code), first, second) IMMEDIATE((code + 1), first, second) ACCESS((code + 2), first, second) \
    BRANCH((code + 3), first, second)

ENTRY int64_t run(int32_t n)
{
    uint32_t seed = 5;
    for (int32_t i = 0; i < PROGRAM; i++)
        program[i] = next_random(&seed) << 16 ^ next_random(&seed);
    for (int32_t i = 0; i < WORDS; i++)
        memory[i] = next_random(&seed);
    uint32_t registers[16];
    for (int32_t i = 0; i < 16; i++)
        registers[i] = next_random(&seed);

    uint32_t accumulator = 1, flags = 0, pc = 0;
    for (int32_t i = 0; i < n; i++) {
        uint32_t instruction = program[pc % PROGRAM];
        pc++;
        switch (instruction & 255) {
            SECOND(0, +)
            SECOND(32, -)
            SECOND(64, *)
            SECOND(96, ^)
            SECOND(128, &)
            SECOND(160, |)
            SECOND(192, >)
            SECOND(224, !=)
        }
    }
    uint64_t checksum = mix(accumulator, flags);
    for (int32_t i = 0; i < 16; i++)
        checksum = mix(checksum, registers[i]);
    return (int64_t)checksum;
}
