package io.zeolite.engine.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line of {@link Fuzz} says.
 *
 * @param count    how many modules are made
 * @param seed     the seed of the first; others follow
 * @param features names of features of {@code wasm-opt}, or one of {@code base}, {@code all} and {@code gc}
 * @param wasmOpt  the command that makes modules, or {@code own} for the generator of this project
 * @param node     what starts Node.js, if V8 takes part
 * @param tiny     whether the compiler also runs with limits to the size of methods that divide almost every function
 * @param jobs     how many modules run at a time
 * @param time     how long new modules are begun
 * @param out      where differences are saved
 */
record FuzzOptions(long count, long seed, String features, String wasmOpt, Optional<String> node, boolean tiny,
        int jobs, Duration time, Path out) {

    static final String OWN = "own";

    private static final List<String> BASE = List.of("sign-ext", "mutable-globals", "nontrapping-float-to-int",
            "bulk-memory", "exception-handling", "tail-call", "multivalue", "extended-const");
    /** Relaxed vector instructions are missing, since what they do is up to the engine. */
    private static final Map<String, List<String>> GROUPS = Map.of("base", List.of(), "all",
            List.of("simd", "threads"), "gc", List.of("simd", "threads", "reference-types", "gc"));

    /** {@return the options that the arguments stand for} */
    static FuzzOptions parse(String[] arguments) {
        long count = 100;
        long seed = 0;
        String features = "all";
        String wasmOpt = "wasm-opt";
        Optional<String> node = Optional.empty();
        boolean tiny = false;
        int jobs = Runtime.getRuntime().availableProcessors();
        Duration time = Duration.ofDays(1);
        Path out = Path.of("target", "fuzz");
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext();) {
            String option = rest.next();
            if (option.equals("--tiny")) {
                tiny = true;
                continue;
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " is unknown, or needs a value");
            }
            String value = rest.next();
            switch (option) {
                case "--count" -> count = Long.parseLong(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--features" -> features = value;
                case "--wasm-opt" -> wasmOpt = value;
                case "--node" -> node = Optional.of(value);
                case "--jobs" -> jobs = Integer.parseInt(value);
                case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(value));
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new FuzzOptions(count, seed, features, wasmOpt, node, tiny, jobs, time, out);
    }

    Generator generator(Path directory) {
        return wasmOpt.equals(OWN) ? new OwnGenerator()
                : new Binaryen(List.of(wasmOpt.split(" ")), flags(), directory);
    }

    private List<String> flags() {
        List<String> names = new ArrayList<>();
        if (GROUPS.containsKey(features)) {
            names.addAll(BASE);
            names.addAll(GROUPS.get(features));
        } else {
            names.addAll(List.of(features.split(",")));
        }
        List<String> flags = new ArrayList<>(List.of("--mvp-features"));
        if (names.contains("gc")) {
            flags.add("--emit-exnref");
        }
        names.forEach(name -> flags.add("--enable-" + name));
        return flags;
    }

    /** {@return the command that runs one module again} */
    String command(long failed) {
        StringBuilder command = new StringBuilder("dev/fuzz --count 1 --seed " + failed);
        command.append(" --wasm-opt '").append(wasmOpt).append("' --features ").append(features);
        node.ifPresent(path -> command.append(" --node ").append(path));
        return command.append(tiny ? " --tiny" : "").toString();
    }
}
