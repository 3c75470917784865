package io.zeolite.itests.threads;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.InternalModule;
import io.zeolite.text.Text;
import io.zeolite.threads.WasiThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

/**
 * A few accesses to two variables, by threads at the same time, again and again, each time to other variables. A thread
 * waits a little for the others before each round, so that they meet, and not for long, so that it does not matter where the
 * system stops them.
 * <p>
 * Shape: a thread is text that finds its variables at {@code $x} and {@code $y}, which are 0 and in cache lines of their
 * own, and sets {@code $r} and {@code $s}. The outcome of a round has two bits for each thread: {@code $r}, then
 * {@code $s}, those of the first thread lowest.
 */
final class Litmus {

    private static final int BATCH = 4_096;
    private static final int PROGRESS = 0;
    private static final int COUNTS = 1_024;
    private static final int SLOTS = 1 << 16;
    private static final int SLOT_BYTES = 256;
    private static final int RESULTS = 128;
    private static final int PATIENCE = 300;

    private final List<String> threads;

    Litmus(String... threads) {
        this.threads = List.of(threads);
    }

    private int outcomes() {
        return 1 << 2 * threads.size();
    }

    private String module() {
        StringBuilder text = new StringBuilder("(module (import \"env\" \"memory\" (memory 32 32 shared))\n");
        for (int thread = 0; thread < threads.size(); thread++) {
            text.append(function(thread));
        }
        StringBuilder outcome = new StringBuilder("(i32.const 0)");
        for (int result = 0; result < 2 * threads.size(); result++) {
            outcome.insert(0, "(i32.or (i32.shl (i32.load offset=%d (local.get $slot)) (i32.const %d)) "
                    .formatted(RESULTS + 4 * result, result)).append(")");
        }
        return text.append("""
              (func (export "count") (local $slot i32) (local $at i32)
                (local.set $slot (i32.const %1$d))
                (loop $next
                  (local.set $at (i32.shl %2$s (i32.const 3)))
                  (i64.store offset=%3$d (local.get $at)
                    (i64.add (i64.load offset=%3$d (local.get $at)) (i64.const 1)))
                  (local.set $slot (i32.add (local.get $slot) (i32.const %4$d)))
                  (br_if $next (i32.lt_u (local.get $slot) (i32.const %5$d))))
                (memory.fill (i32.const %1$d) (i32.const 0) (i32.const %6$d))))
            """.formatted(SLOTS, outcome, COUNTS, SLOT_BYTES, SLOTS + BATCH * SLOT_BYTES, BATCH * SLOT_BYTES))
                .toString();
    }

    private String function(int thread) {
        StringBuilder othersAreHere = new StringBuilder("(i32.const 1)");
        for (int other = 0; other < threads.size(); other++) {
            if (other != thread) {
                othersAreHere.insert(0, "(i32.and (i32.ge_s (i32.atomic.load (i32.const %d)) (local.get $round)) "
                        .formatted(PROGRESS + 64 * other)).append(")");
            }
        }
        return """
              (func (export "thread%1$d") (param $round i32)
                (local $x i32) (local $y i32) (local $r i32) (local $s i32) (local $patience i32)
                (local.set $x (i32.const %2$d))
                (loop $next
                  (local.set $y (i32.add (local.get $x) (i32.const 64)))
                  (i32.atomic.store (i32.const %3$d) (local.get $round))
                  (local.set $patience (i32.const %4$d))
                  (block $go
                    (loop $wait
                      (br_if $go %5$s)
                      (br_if $wait (local.tee $patience (i32.sub (local.get $patience) (i32.const 1))))))
                  %6$s
                  (i32.store offset=%7$d (local.get $x) (local.get $r))
                  (i32.store offset=%8$d (local.get $x) (local.get $s))
                  (local.set $round (i32.add (local.get $round) (i32.const 1)))
                  (local.set $x (i32.add (local.get $x) (i32.const %9$d)))
                  (br_if $next (i32.lt_u (local.get $x) (i32.const %10$d)))))
            """.formatted(thread, SLOTS, PROGRESS + 64 * thread, PATIENCE, othersAreHere, threads.get(thread),
                RESULTS + 8 * thread, RESULTS + 8 * thread + 4, SLOT_BYTES, SLOTS + BATCH * SLOT_BYTES);
    }

    /**
     * {@return how many rounds had each outcome}
     *
     * @param rounds the most rounds, which are done in batches
     * @param enough says, given an outcome that has occurred, whether no more are needed
     */
    long[] run(ExecutionTier tier, long rounds, LongPredicate enough) throws Exception {
        RuntimeConfig config =
                RuntimeConfig.defaults().withTier(tier).withFeatures(FeatureSet.WASM_3_0.with(Feature.THREADS));
        try (WasmRuntime runtime = WasmRuntime.create(config);
                ExecutorService executor = Executors.newFixedThreadPool(threads.size())) {
            ModuleInstance counting = WasiThreads.instantiate(runtime, Context.root(),
                    runtime.compile(Text.toBinary(module())), ModuleConfig.defaults());
            Batches batches = new Batches(counting, rounds, enough);
            CyclicBarrier barrier = new CyclicBarrier(threads.size(), batches::count);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads.size(); thread++) {
                var function =
                        ((InternalModule) counting).instantiateThread(Context.root()).function("thread" + thread);
                running.add(executor.submit(() -> {
                    while (!batches.done) {
                        function.call(batches.first);
                        barrier.await();
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return batches.counts();
        }
    }

    /** What is between batches, while no thread executes. */
    private final class Batches {

        private final ModuleInstance counting;
        private final Memory memory;
        private final long rounds;
        private final LongPredicate enough;
        private int first = 1;
        private boolean done;

        private Batches(ModuleInstance counting, long rounds, LongPredicate enough) {
            this.counting = counting;
            this.memory = counting.memory();
            this.rounds = rounds;
            this.enough = enough;
        }

        private void count() {
            counting.function("count").call();
            first += BATCH;
            done = first > rounds;
            long[] counts = counts();
            for (int outcome = 0; outcome < counts.length; outcome++) {
                done |= counts[outcome] > 0 && enough.test(outcome);
            }
        }

        private long[] counts() {
            long[] counts = new long[outcomes()];
            for (int outcome = 0; outcome < counts.length; outcome++) {
                counts[outcome] = memory.getLong(COUNTS + 8L * outcome);
            }
            return counts;
        }
    }
}
