// What a C library for threads has, as small as the guests here need it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

// A lock: free, held, or held while others wait.
typedef struct {
    _Atomic int state;
} mutex;

// A condition: a number that changes with each signal.
typedef struct {
    _Atomic int signals;
} condition;

// A thread. The first member is known to start.s.
typedef struct {
    void *stack;
    void (*body)(void *);
    void *argument;
    void *memory;
    _Atomic int ended;
} thread;

void *allocate(size_t bytes); // 16-byte aligned; traps if there is no more
void lock(mutex *);
void unlock(mutex *);
void await(condition *, mutex *);
void signal_all(condition *);
int start(thread *, void (*body)(void *), void *argument); // its number, negative if there is none
void join(thread *);
