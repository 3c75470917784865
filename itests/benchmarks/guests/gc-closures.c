/* gc-closures: what gc-closures.wat computes. */
#include "guest.h"
#include <stdlib.h>

struct closure {
    uint32_t (*code)(const struct closure *closure, uint32_t x);
    uint32_t captured;
    struct closure *first, *second;
};

static uint32_t add(const struct closure *closure, uint32_t x) { return x + closure->captured; }
static uint32_t multiply(const struct closure *closure, uint32_t x) { return x * closure->captured; }
static uint32_t exclusive(const struct closure *closure, uint32_t x) { return x ^ closure->captured; }

static uint32_t rotate(const struct closure *closure, uint32_t x)
{
    return x << (closure->captured & 31) | x >> (-closure->captured & 31);
}

static uint32_t compose(const struct closure *closure, uint32_t x)
{
    return closure->second->code(closure->second, closure->first->code(closure->first, x));
}

static struct closure *closure(struct closure fields)
{
    struct closure *made = malloc(sizeof *made);
    *made = fields;
    return made;
}

static struct closure *simple(uint32_t kind, uint32_t captured)
{
    static uint32_t (*const codes[])(const struct closure *, uint32_t) = {add, multiply, exclusive, rotate};
    return closure((struct closure){.code = codes[kind & 3], .captured = captured});
}

static struct closure *chain_of(uint32_t seed)
{
    struct closure *chain = simple(seed, 7);
    for (int i = 0; i < 7; i++) {
        seed = seed * 1664525u + 1013904223u;
        chain = closure((struct closure){.code = compose, .first = chain, .second = simple(seed >> 8, seed >> 20)});
    }
    return chain;
}

static void free_all(struct closure *closure)
{
    if (closure->first) {
        free_all(closure->first);
        free_all(closure->second);
    }
    free(closure);
}

int64_t run(int32_t n)
{
    uint64_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        struct closure *chain = chain_of((uint32_t)i);
        for (uint32_t k = 0; k < 16; k++)
            sum = sum * 31 + chain->code(chain, k);
        free_all(chain);
    }
    return (int64_t)sum;
}
