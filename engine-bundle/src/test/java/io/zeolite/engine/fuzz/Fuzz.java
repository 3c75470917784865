package io.zeolite.engine.fuzz;

import io.zeolite.engine.compiler.Compiler;
import io.zeolite.engine.compiler.SmallMethods;
import io.zeolite.engine.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes random modules and compares what becomes of them on the interpreter, the compiler and V8: results, traps, memories,
 * globals, and what imported functions are called with. Sign and payload of NaNs are not compared.
 * <p>
 * Prints {@code N passed, N failed, N skipped}, and ends with 1 if any failed.
 */
public final class Fuzz {

    /** Limits that divide functions into methods of any size, from one instruction on. */
    private static final int[][] TINY = {{0, 0, 0}, {0, 40, 20}, {50, 100, 60}, {200, 300, 200}};
    private static final int STACK_BYTES = 64 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FuzzOptions options;
    private final AtomicLong next;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<String, AtomicLong> skipped = new ConcurrentHashMap<>();
    /** The seeds that are being run, and since when. */
    private final Map<Long, Long> running = new ConcurrentHashMap<>();

    private final long end;

    private Fuzz(FuzzOptions options) {
        this.end = System.nanoTime() + options.time().toNanos();
        this.options = options;
        this.next = new AtomicLong(options.seed());
    }

    /**
     * Runs modules.
     *
     * @param arguments as {@link FuzzOptions} has them
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FuzzOptions options;
        try {
            options = FuzzOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println("fuzz: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        Files.createDirectories(options.out());
        Fuzz fuzz = new Fuzz(options);
        fuzz.run();
        System.exit(fuzz.failed.get() == 0 ? 0 : 1);
    }

    private void run() throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int job = 0; job < options.jobs(); job++) {
            Path directory = Files.createTempDirectory("fuzz");
            threads.add(new Thread(null, () -> work(directory), "job " + job, STACK_BYTES));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            while (!thread.join(Duration.ofSeconds(1))) {
                failThoseThatHang();
            }
        }
        printSummary();
    }

    /** A function that never ends cannot be stopped, but told of. */
    private void failThoseThatHang() {
        running.forEach((seed, since) -> {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                System.out.println("seed " + seed + " hangs: " + options.command(seed));
                failed.incrementAndGet();
                printSummary();
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private void printSummary() {
        long sum = skipped.values().stream().mapToLong(AtomicLong::get).sum();
        System.out.printf("%,d passed, %,d failed, %,d skipped%n", passed.get(), failed.get(), sum);
        new TreeMap<>(skipped)
                .forEach((reason, count) -> System.out.printf("  skipped %,d: %s%n", count.get(), reason));
    }

    private void work(Path directory) {
        Generator generator = options.generator(directory);
        Optional<NodeSubject> node = options.node().map(path -> new NodeSubject(path, directory));
        TierSubject interpreter = new TierSubject("interpreter", new Interpreter());
        TierSubject compiler = new TierSubject("compiler", new Compiler());
        List<TierSubject> tiny = new ArrayList<>();
        for (int[] limits : TINY) {
            tiny.add(new TierSubject("compiler with limits of " + limits[0] + ", " + limits[1] + " and " + limits[2],
                    SmallMethods.compiler(limits[0], limits[1], limits[2])));
        }
        while (System.nanoTime() < end) {
            long seed = next.getAndIncrement();
            if (seed >= options.seed() + options.count()) {
                break;
            }
            List<Subject> subjects = new ArrayList<>(List.of(interpreter, compiler));
            if (options.tiny()) {
                subjects.add(tiny.get(Math.floorMod(seed, TINY.length)));
            }
            node.ifPresent(subjects::add);
            running.put(seed, System.nanoTime());
            try {
                judge(seed, generator, subjects);
            } catch (Plan.Skipped skip) {
                skip(skip.getMessage());
            }
            running.remove(seed);
        }
        node.ifPresent(NodeSubject::close);
    }

    private void skip(String reason) {
        skipped.computeIfAbsent(reason, _ -> new AtomicLong()).incrementAndGet();
    }

    private void judge(long seed, Generator generator, List<Subject> subjects) throws Plan.Skipped {
        boolean withoutNans = seed % 2 != 0;
        Comparison comparison = Comparison.of(Plan.of(generator.module(seed, withoutNans), seed), subjects);
        if (comparison.difference().isEmpty()) {
            comparison.skipIfNothingRan();
            passed.incrementAndGet();
        } else if (!withoutNans && Comparison.of(Plan.of(generator.module(seed, true), seed), subjects).difference()
                .isEmpty()) {
            skip("differs in the bits of a NaN");
        } else if (comparison.isPerhapsNanOfVector()) {
            skip("differs from V8, perhaps in the bits of a NaN in a vector");
        } else {
            failed.incrementAndGet();
            save(seed, comparison);
        }
    }

    private synchronized void save(long seed, Comparison comparison) {
        System.out.println("seed " + seed + ": " + comparison.difference().orElseThrow());
        try {
            Files.write(options.out().resolve(seed + ".wasm"), comparison.plan().binary());
            Files.write(options.out().resolve(seed + ".txt"), comparison.report(options.command(seed)));
        } catch (IOException e) {
            System.err.println("not saved: " + e);
        }
    }
}
