package io.zeolite.itests.wasi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.sysfs.Mounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs a guest program of examples/guests in a directory, on one tier. */
final class Programs {

    private final ExecutionTier tier;
    private final String guest;
    private final Path root;

    Programs(ExecutionTier tier, String guest, Path root) {
        this.tier = tier;
        this.guest = guest;
        this.root = root;
    }

    /** How a program ended, and what it wrote. */
    record Result(int exitCode, String out) {

        Result ok() {
            assertTrue(exitCode == 0, this::toString);
            return this;
        }
    }

    ModuleConfig config(String... arguments) {
        return ModuleConfig.named(guest).withSystemServices().with(Mounts.KEY, Mounts.of(root, "/"))
                .withStderr(System.err).withArguments(Stream.concat(Stream.of(guest), Stream.of(arguments)).toList());
    }

    Result run(String... arguments) throws IOException {
        return run(Context.root(), config(arguments));
    }

    Result run(Context context, ModuleConfig config) throws IOException {
        var out = new ByteArrayOutputStream();
        int exitCode = 0;
        try (var runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true))) {
            var module = runtime.compile(GuestCaseSuite.GUESTS.resolve(guest).resolve(guest + ".wasm"));
            runtime.instantiate(context, module, config.withStdout(out));
        } catch (ExitException exit) {
            exitCode = exit.exitCode();
        }
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8));
    }
}
