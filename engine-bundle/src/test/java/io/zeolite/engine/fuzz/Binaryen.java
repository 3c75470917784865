package io.zeolite.engine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Random modules of binaryen's {@code wasm-opt --translate-to-fuzz}. */
final class Binaryen implements Generator {

    private static final int FEWEST_BYTES = 200;
    private static final int MOST_BYTES = 6_000;
    private static final int SECONDS = 60;

    private final List<String> command;
    private final Path directory;

    /**
     * Takes what makes modules.
     *
     * @param wasmOpt   the command, with arguments of its own
     * @param features  options of the command
     * @param directory where files are put
     */
    Binaryen(List<String> wasmOpt, List<String> features, Path directory) {
        this.command = new ArrayList<>(wasmOpt);
        this.command.addAll(features);
        this.directory = directory;
    }

    @Override
    public byte[] module(long seed, boolean withoutNans) throws Plan.Skipped {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(FEWEST_BYTES, MOST_BYTES)];
        random.nextBytes(bytes);
        Path input = directory.resolve("input");
        Path output = directory.resolve("output.wasm");
        List<String> run = new ArrayList<>(command);
        run.addAll(List.of("--translate-to-fuzz", input.toString(), "--output", output.toString()));
        if (withoutNans) {
            run.add("--denan");
        }
        try {
            Files.write(input, bytes);
            Files.deleteIfExists(output);
            Process process = new ProcessBuilder(run).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("wasm-opt.log").toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Plan.Skipped("wasm-opt took too long");
            }
            if (process.exitValue() != 0) {
                throw new Plan.Skipped("wasm-opt failed");
            }
            return Files.readAllBytes(output);
        } catch (IOException e) {
            throw new Plan.Skipped("wasm-opt was not run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Plan.Skipped("interrupted");
        }
    }
}
