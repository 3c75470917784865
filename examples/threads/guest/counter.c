// A counter behind a lock. Whoever embeds it makes an instance for each thread and gives it a stack.
#include "thread.h"

static mutex counter_lock;
static int counter;

EXPORT(malloc) void *malloc(size_t bytes) {
    return allocate(bytes);
}

EXPORT(run) void run(void) {
    lock(&counter_lock);
    counter++;
    unlock(&counter_lock);
}

EXPORT(get) int get(void) {
    return counter;
}
