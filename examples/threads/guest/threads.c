// Threads that count, hand over, steal work, write, exit, trap and wait: what the integration tests run.
#include "thread.h"

enum { MOST = 64, RING = 16, DEQUE = 1 << 12 };

static thread threads[MOST];
static int count;
static int times;

WASI(fd_write) int32_t fd_write(int32_t fd, const void *vectors, int32_t count, uint32_t *written);
WASI(proc_exit) _Noreturn void proc_exit(int32_t code);

static int run_all(int threads_wanted, void (*body)(void *)) {
    count = threads_wanted;
    for (int i = 0; i < count; i++) {
        int id = start(&threads[i], body, (void *)(intptr_t)i);
        if (id < 0) return id;
    }
    for (int i = 0; i < count; i++) join(&threads[i]);
    return 0;
}

// Counters: one that a lock guards, one that is atomic, and one of each thread.

static mutex counter_lock;
static long long guarded;
static _Atomic long long atomic;
static _Thread_local long long own;
static _Atomic long long sum_of_own;

static void count_up(void *argument) {
    (void)argument;
    for (int i = 0; i < times; i++) {
        lock(&counter_lock);
        guarded++;
        unlock(&counter_lock);
        atomic++;
        own++;
    }
    sum_of_own += own;
}

EXPORT(counters) long long counters(int threads_wanted, int each) {
    times = each;
    guarded = 0;
    atomic = 0;
    sum_of_own = 0;
    int failed = run_all(threads_wanted, count_up);
    if (failed) return failed;
    return guarded == atomic && atomic == sum_of_own ? guarded : -1000;
}

// Producers and consumers, half of the threads each, of a ring; the sum of what was consumed.

static mutex ring_lock;
static condition ring_changed;
static int ring[RING];
static int ring_count, ring_start, produced_all;
static _Atomic long long consumed, taken;

static void produce(int producer, int producers) {
    for (int i = producer; i < times; i += producers) {
        lock(&ring_lock);
        while (ring_count == RING) await(&ring_changed, &ring_lock);
        ring[(ring_start + ring_count++) % RING] = i;
        signal_all(&ring_changed);
        unlock(&ring_lock);
    }
    lock(&ring_lock);
    produced_all++;
    signal_all(&ring_changed);
    unlock(&ring_lock);
}

static void consume(int producers) {
    while (true) {
        lock(&ring_lock);
        while (ring_count == 0 && produced_all < producers) await(&ring_changed, &ring_lock);
        if (ring_count == 0) {
            unlock(&ring_lock);
            return;
        }
        int item = ring[ring_start];
        ring_start = (ring_start + 1) % RING;
        ring_count--;
        signal_all(&ring_changed);
        unlock(&ring_lock);
        consumed += item;
        taken++;
    }
}

static void hand_over(void *argument) {
    int number = (int)(intptr_t)argument;
    int producers = count / 2;
    if (number < producers) {
        produce(number, producers);
    } else {
        consume(producers);
    }
}

EXPORT(ring) long long ring_sum(int threads_wanted, int items) {
    times = items;
    ring_count = ring_start = produced_all = 0;
    consumed = 0;
    taken = 0;
    int failed = run_all(threads_wanted, hand_over);
    if (failed) return failed;
    return taken == items ? consumed : -1000;
}

// Work stealing, after Chase and Lev, "Dynamic circular work-stealing deque" (2005), with a deque of fixed size: the
// solutions of the problem of n queens, a task for each first few rows.

typedef struct {
    uint32_t columns, left, right;
} board;

typedef struct {
    _Atomic long top;
    _Atomic long bottom;
    board tasks[DEQUE];
} deque;

static deque *deques[MOST];
static int queens;
static _Atomic long long solutions, open_tasks;

static void push(deque *d, board task) {
    long bottom = d->bottom;
    if (bottom - d->top >= DEQUE) __builtin_trap();
    d->tasks[bottom % DEQUE] = task;
    d->bottom = bottom + 1;
}

static bool pop(deque *d, board *task) {
    long bottom = d->bottom - 1;
    d->bottom = bottom;
    long top = d->top;
    if (top > bottom) {
        d->bottom = bottom + 1;
        return false;
    }
    *task = d->tasks[bottom % DEQUE];
    if (top < bottom) return true;
    bool won = __c11_atomic_compare_exchange_strong(&d->top, &top, top + 1, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    d->bottom = bottom + 1;
    return won;
}

static bool steal(deque *d, board *task) {
    long top = d->top;
    if (top >= d->bottom) return false;
    *task = d->tasks[top % DEQUE];
    return __c11_atomic_compare_exchange_strong(&d->top, &top, top + 1, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static long long solve(board b) {
    uint32_t all = (1u << queens) - 1;
    if (b.columns == all) return 1;
    long long found = 0;
    for (uint32_t places = all & ~(b.columns | b.left | b.right); places != 0; places &= places - 1) {
        uint32_t place = places & -places;
        found += solve((board){b.columns | place, (b.left | place) << 1, (b.right | place) >> 1});
    }
    return found;
}

static void divide_or_solve(deque *mine, board b) {
    uint32_t all = (1u << queens) - 1;
    if (__builtin_popcount(b.columns) >= 3 || b.columns == all) {
        solutions += solve(b);
    } else {
        for (uint32_t places = all & ~(b.columns | b.left | b.right); places != 0; places &= places - 1) {
            uint32_t place = places & -places;
            open_tasks++;
            push(mine, (board){b.columns | place, (b.left | place) << 1, (b.right | place) >> 1});
        }
    }
    open_tasks--;
}

static void work(void *argument) {
    int me = (int)(intptr_t)argument;
    uint32_t random = 2654435761u * (me + 1);
    board task;
    while (open_tasks > 0) {
        random = random * 1664525 + 1013904223;
        if (pop(deques[me], &task) || steal(deques[(random >> 16) % count], &task)) {
            divide_or_solve(deques[me], task);
        }
    }
}

EXPORT(queens) long long solve_queens(int threads_wanted, int n) {
    queens = n;
    solutions = 0;
    for (int i = 0; i < threads_wanted; i++) {
        if (deques[i] == NULL) deques[i] = allocate(sizeof(deque));
        deques[i]->top = 0;
        deques[i]->bottom = 0;
    }
    open_tasks = 1;
    push(deques[0], (board){0, 0, 0});
    int failed = run_all(threads_wanted, work);
    return failed ? failed : solutions;
}

// Ends.

static void write_line(void *argument) {
    char line[] = "thread 00\n";
    int number = (int)(intptr_t)argument;
    line[7] += number / 10;
    line[8] += number % 10;
    struct {
        const char *start;
        size_t bytes;
    } vector = {line, sizeof line - 1};
    uint32_t written;
    for (int i = 0; i < times; i++) fd_write(1, &vector, 1, &written);
}

EXPORT(write) int write_lines(int threads_wanted, int each) {
    times = each;
    return run_all(threads_wanted, write_line);
}

static void do_exit(void *argument) {
    proc_exit((int)(intptr_t)argument);
}

static void do_trap(void *argument) {
    (void)argument;
    __builtin_trap();
}

static _Atomic int never;

static void do_wait(void *argument) {
    (void)argument;
    __builtin_wasm_memory_atomic_wait32((int *)&never, 0, -1);
}

static void do_loop(void *argument) {
    (void)argument;
    while (never == 0) continue;
}

// Starts a thread that waits for ever, one that loops for ever, and one that ends the guest; then waits for ever.
EXPORT(end_by_exit) int end_by_exit(int code) {
    if (start(&threads[0], do_wait, 0) < 0 || start(&threads[1], do_loop, 0) < 0) return -1;
    start(&threads[2], do_exit, (void *)(intptr_t)code);
    do_wait(0);
    return 0;
}

EXPORT(end_by_trap) int end_by_trap(void) {
    if (start(&threads[0], do_wait, 0) < 0 || start(&threads[1], do_loop, 0) < 0) return -1;
    start(&threads[2], do_trap, 0);
    do_loop(0);
    return 0;
}

// Starts threads that wait and loop for ever, and returns.
EXPORT(leave_behind) int leave_behind(void) {
    return start(&threads[0], do_wait, 0) < 0 || start(&threads[1], do_loop, 0) < 0 ? -1 : 0;
}

// The same, but waits itself.
EXPORT(wait_behind) int wait_behind(void) {
    if (leave_behind() == 0) do_wait(0);
    return -1;
}

// Each thread starts the next one and waits for it.
static void chain(void *argument) {
    int left = (int)(intptr_t)argument;
    if (left > 0 && start(&threads[left], chain, (void *)(intptr_t)(left - 1)) >= 0) {
        join(&threads[left]);
        atomic++;
    }
}

EXPORT(chain) int chain_of(int length) {
    atomic = 0;
    chain((void *)(intptr_t)length);
    return (int)atomic;
}
