package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.sysfs.Mounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command that runs a guest. */
final class Run {

    private final Terminal terminal;
    private final RunOptions options;
    private final Engine engine;

    Run(Terminal terminal, RunOptions options, RuntimeFactory engine) {
        this.terminal = terminal;
        this.options = options;
        this.engine = new Engine(engine);
    }

    /**
     * {@return the exit code of the guest}
     *
     * @throws CommandException if it cannot be run, or traps
     */
    int execute() throws InterruptedException {
        InputFile file = new InputFile(options.path());
        Optional<Duration> limit = limit();
        RuntimeConfig runtimeConfig = runtimeConfig().withCloseOnContextDone(limit.isPresent());
        ModuleConfig moduleConfig = moduleConfig(file.name());
        byte[] binary = binary(file);
        try (WasmRuntime runtime = engine.create(runtimeConfig)) {
            return execute(new GuestThread(runtime, compile(runtime, binary), moduleConfig), limit);
        }
    }

    private static byte[] binary(InputFile file) {
        byte[] content = file.read("wasm binary");
        try {
            return file.toBinary(content);
        } catch (CommandException malformed) {
            throw new CommandException("error compiling wasm text: " + malformed.getMessage());
        }
    }

    private static CompiledModule compile(WasmRuntime runtime, byte[] binary) {
        try {
            return runtime.compile(binary);
        } catch (WasmException failure) {
            throw new CommandException("error compiling wasm binary: " + failure.getMessage());
        }
    }

    private int execute(GuestThread guest, Optional<Duration> limit) throws InterruptedException {
        try {
            if (limit.isEmpty()) {
                return guest.run();
            }
            int exitCode = guest.run(limit.get());
            if (exitCode == ExitException.DEADLINE_EXCEEDED) {
                terminal.err().println("error: " + new ExitException(exitCode).getMessage()
                        + " (timeout " + GoDuration.format(limit.get()) + ")");
            }
            return exitCode;
        } catch (WasmException failure) {
            throw new CommandException("error instantiating wasm binary: " + failure.getMessage());
        }
    }

    /** {@return how long the guest may run; none or zero is for ever} */
    Optional<Duration> limit() {
        return options.timeout().map(Run::duration).filter(Duration::isPositive);
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = GoDuration.parse(text);
        } catch (IllegalArgumentException failure) {
            throw new CommandException("invalid timeout: " + failure.getMessage());
        }
        if (duration.isNegative()) {
            throw new CommandException(
                    "timeout duration may not be negative, " + GoDuration.format(duration) + " given");
        }
        return duration;
    }

    /** {@return how the runtime executes} */
    RuntimeConfig runtimeConfig() {
        RuntimeConfig config = RuntimeConfig.defaults()
                .withTier(options.interpreter() ? ExecutionTier.INTERPRETER : ExecutionTier.COMPILER);
        try {
            return options.memoryLimit().map(pages -> config.withMemoryLimitPages(Integer.parseInt(pages)))
                    .orElse(config);
        } catch (IllegalArgumentException _) {
            throw new CommandException("invalid memory limit: " + options.memoryLimit().get() + ", not 0 to "
                    + RuntimeConfig.MAX_MEMORY_PAGES + " pages");
        }
    }

    /** {@return what the guest sees, its own name first} */
    ModuleConfig moduleConfig(String name) {
        List<String> arguments = new ArrayList<>(options.arguments());
        arguments.addFirst(name);
        ModuleConfig config = ModuleConfig.defaults()
                .withArguments(arguments)
                .withStdin(terminal.in())
                .withStdout(terminal.out())
                .withStderr(terminal.err())
                .withSystemServices()
                .with(Mounts.KEY, mounts());
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            config = config.withEnvironment(variable.getKey(), variable.getValue());
        }
        return config;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        if (options.envInherit()) {
            all.putAll(terminal.environment());
            all.keySet().removeIf(key -> key.isEmpty() || key.contains("=")); // Windows has such
        }
        for (String variable : options.env()) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new CommandException("invalid environment variable: " + variable);
            }
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return all;
    }

    private Mounts mounts() {
        Mounts all = Mounts.none();
        for (String mount : options.mounts()) {
            all = MountOption.parse(mount).addTo(all);
        }
        return all;
    }
}
