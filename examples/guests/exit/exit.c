/*
 * exit: ends in every way a guest can end.
 *
 * usage: exit CODE      exits with CODE (0 to 125)
 *        exit return    returns from main
 *        exit abort     calls abort()
 *        exit trap      executes an unreachable instruction
 *        exit oob       reads outside the memory
 *        exit recurse   calls itself until the call stack is exhausted
 *
 * Each mode prints a line first, so that a runner can check that output written
 * before the end is not lost.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, LARGEST_CODE = 125 };

/* Volatile, so that the compiler can neither foresee the accesses nor turn the
   recursion into a loop. */
static volatile unsigned depth;
static volatile unsigned deepest = UINT32_MAX;

static int usage(void)
{
    fprintf(stderr, "usage: exit CODE | return | abort | trap | oob | recurse\n");
    return EXIT_USAGE;
}

static void at_exit(void)
{
    puts("exit handler ran");
}

/* The functions that trap are not inlined, so that stack traces show them. */
#define OUT_OF_LINE __attribute__((noinline))

static _Noreturn OUT_OF_LINE void execute_unreachable(void)
{
    __builtin_trap();
}

static OUT_OF_LINE int read_out_of_bounds(void)
{
    /* The last word of the address space: no guest owns that much memory. */
    volatile uintptr_t address = UINTPTR_MAX - 3;
    return *(volatile const int *)address;
}

static OUT_OF_LINE unsigned recurse(unsigned level)
{
    if (level == deepest)
        return level;
    unsigned result = recurse(level + 1);
    depth = level; /* work left after the call: not a tail call */
    return result ^ level;
}

static int exit_with_code(const char *text)
{
    char *end;
    long code = strtol(text, &end, 10);
    if (end == text || *end != '\0' || code < 0 || code > LARGEST_CODE) {
        fprintf(stderr, "exit: not a code from 0 to %d: %s\n", LARGEST_CODE, text);
        return usage();
    }
    printf("exiting with %ld\n", code);
    if (atexit(at_exit) != 0) {
        fprintf(stderr, "exit: cannot register an exit handler\n");
        return EXIT_FAILURE;
    }
    exit((int)code);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return usage();
    const char *mode = argv[1];

    if (strcmp(mode, "return") == 0) {
        puts("returning");
        return 0;
    }
    if (strcmp(mode, "abort") == 0) {
        puts("aborting");
        fflush(stdout);
        abort();
    }
    if (strcmp(mode, "trap") == 0) {
        puts("trapping");
        fflush(stdout);
        execute_unreachable();
    }
    if (strcmp(mode, "oob") == 0) {
        puts("reading out of bounds");
        fflush(stdout);
        printf("read %d\n", read_out_of_bounds());
        return EXIT_FAILURE;
    }
    if (strcmp(mode, "recurse") == 0) {
        puts("recursing");
        fflush(stdout);
        printf("reached the end: %u\n", recurse(0));
        return EXIT_FAILURE;
    }
    return exit_with_code(mode);
}
