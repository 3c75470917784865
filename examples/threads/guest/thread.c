#include "thread.h"

enum { STACK_BYTES = 1 << 16, PAGE_BYTES = 1 << 16, FOREVER = -1 };

extern unsigned char __heap_base;

__attribute__((import_module("wasi"), import_name("thread-spawn"))) int32_t thread_spawn(void *argument);

void __wasm_init_tls(void *);

static mutex heap_lock;
static uintptr_t heap_end;

void lock(mutex *m) {
    int seen = 0;
    if (__c11_atomic_compare_exchange_strong(&m->state, &seen, 1, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return;
    while (__c11_atomic_exchange(&m->state, 2, __ATOMIC_SEQ_CST) != 0) {
        __builtin_wasm_memory_atomic_wait32((int *)&m->state, 2, FOREVER);
    }
}

void unlock(mutex *m) {
    if (__c11_atomic_exchange(&m->state, 0, __ATOMIC_SEQ_CST) == 2) {
        __builtin_wasm_memory_atomic_notify((int *)&m->state, 1);
    }
}

void await(condition *c, mutex *m) {
    int seen = c->signals;
    unlock(m);
    __builtin_wasm_memory_atomic_wait32((int *)&c->signals, seen, FOREVER);
    lock(m);
}

void signal_all(condition *c) {
    c->signals++;
    __builtin_wasm_memory_atomic_notify((int *)&c->signals, -1);
}

void *allocate(size_t bytes) {
    lock(&heap_lock);
    if (heap_end == 0) heap_end = (uintptr_t)&__heap_base;
    uintptr_t start = (heap_end + 15) & -(uintptr_t)16;
    heap_end = start + bytes;
    uintptr_t size = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE_BYTES;
    if (heap_end > size) {
        size_t pages = (heap_end - size + PAGE_BYTES - 1) / PAGE_BYTES;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
    }
    unlock(&heap_lock);
    return (void *)start;
}

int start(thread *t, void (*body)(void *), void *argument) {
    if (t->memory == NULL) t->memory = allocate(STACK_BYTES + __builtin_wasm_tls_size() + __builtin_wasm_tls_align());
    t->stack = (char *)t->memory + STACK_BYTES;
    t->body = body;
    t->argument = argument;
    t->ended = 0;
    return thread_spawn(t);
}

// start.s calls it, on the thread's stack.
void run_thread(int32_t id, thread *t) {
    (void)id;
    uintptr_t align = __builtin_wasm_tls_align() ? __builtin_wasm_tls_align() : 1;
    if (__builtin_wasm_tls_size()) __wasm_init_tls((void *)(((uintptr_t)t->stack + align - 1) & -align));
    t->body(t->argument);
    t->ended = 1;
    __builtin_wasm_memory_atomic_notify((int *)&t->ended, -1);
}

void join(thread *t) {
    while (t->ended == 0) __builtin_wasm_memory_atomic_wait32((int *)&t->ended, 0, FOREVER);
}
