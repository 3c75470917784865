package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.sysfs.Mounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that runs a guest. */
@Command(name = "run", description = "Runs a WebAssembly binary.", usageHelpAutoWidth = false, sortOptions = false,
        customSynopsis = "Usage: zeolite run [<options>] <path> [--] [<arguments>]", showEndOfOptionsDelimiterInUsageHelp = false,
        parameterListHeading = "%nArguments:%n", optionListHeading = "%nOptions, with one dash or two:%n",
        footer = {"",
                "The exit code is the guest's, of which POSIX systems keep the low 8 bits; 1",
                "if the guest traps or cannot be run; 255 if its time is up."})
final class Run implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "<path>", description = "The file of the module.")
    private Optional<String> path;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "<arguments>",
            description = "What the guest gets after its name.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = {"-env", "--env"}, paramLabel = "<key=value>",
            description = "An environment variable of the guest. Repeatable.")
    private List<String> env = List.of();

    @Option(names = {"-env-inherit", "--env-inherit"},
            description = "Give the guest the environment of this process; --env comes on top.")
    private boolean envInherit;

    @Option(names = {"-mount", "--mount"}, paramLabel = "<path>[:<guest path>][:ro]",
            description = "A directory that the guest sees, at the same path unless told, and may write to unless "
                    + "read-only. The last colon separates. Repeatable.")
    private List<String> mounts = List.of();

    @Option(names = {"-timeout", "--timeout"}, paramLabel = "<duration>",
            description = "End the guest after this time, such as 10s, 1m30s or PT10S.")
    private Optional<String> timeout;

    @Option(names = {"-interpreter", "--interpreter"}, description = "Interpret functions instead of compiling them.")
    private boolean interpreter;

    @Option(names = {"-memory-limit", "--memory-limit"}, paramLabel = "<pages>",
            description = "The most pages of 64 KiB that a memory may have.")
    private Optional<String> memoryLimit;

    @Option(names = {"-h", "-help", "--help"}, usageHelp = true, description = "Show this text.")
    private boolean help;

    Run(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        GuestFile file = new GuestFile(path.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "missing path to wasm file")));
        Optional<Duration> limit = timeout.map(Run::duration).filter(Duration::isPositive);
        RuntimeConfig runtimeConfig = runtimeConfig().withCloseOnContextDone(limit.isPresent());
        ModuleConfig moduleConfig = moduleConfig(file.name());
        byte[] binary = file.read();
        try (WasmRuntime runtime = WasmRuntime.create(runtimeConfig)) {
            return run(new GuestThread(runtime, compile(runtime, binary), moduleConfig), limit);
        } catch (ServiceConfigurationError noEngine) {
            throw new CommandException("error: " + noEngine.getMessage());
        } catch (WasmException failure) {
            throw new CommandException("error instantiating wasm binary: " + failure.getMessage());
        }
    }

    private int run(GuestThread guest, Optional<Duration> limit) throws InterruptedException {
        if (limit.isEmpty()) {
            return guest.run();
        }
        int exitCode = guest.run(limit.get());
        if (exitCode == ExitException.DEADLINE_EXCEEDED) {
            terminal.error("error: " + new ExitException(exitCode).getMessage() + " (timeout "
                    + GoDuration.format(limit.get()) + ")");
        }
        return exitCode;
    }

    private static CompiledModule compile(WasmRuntime runtime, byte[] binary) {
        try {
            return runtime.compile(binary);
        } catch (WasmException failure) {
            throw new CommandException("error compiling wasm binary: " + failure.getMessage());
        }
    }

    private static Duration duration(String text) {
        try {
            Duration duration = GoDuration.parse(text);
            if (duration.isNegative()) {
                throw new CommandException(
                        "timeout duration may not be negative, " + GoDuration.format(duration) + " given");
            }
            return duration;
        } catch (IllegalArgumentException failure) {
            throw new CommandException("invalid timeout: " + failure.getMessage());
        }
    }

    private RuntimeConfig runtimeConfig() {
        RuntimeConfig config = RuntimeConfig.defaults()
                .withTier(interpreter ? ExecutionTier.INTERPRETER : ExecutionTier.COMPILER);
        try {
            return memoryLimit.map(pages -> config.withMemoryLimitPages(Integer.parseInt(pages))).orElse(config);
        } catch (IllegalArgumentException _) {
            throw new CommandException("invalid memory limit: " + memoryLimit.get() + ", not 0 to "
                    + RuntimeConfig.MAX_MEMORY_PAGES + " pages");
        }
    }

    /** {@return what the guest sees} */
    ModuleConfig moduleConfig(String name) {
        ModuleConfig config = ModuleConfig.defaults()
                .withArguments(guestArguments(name))
                .withStdin(terminal.in())
                .withStdout(terminal.out())
                .withStderr(terminal.err())
                .withSystemServices()
                .with(Mounts.KEY, guestMounts());
        for (Map.Entry<String, String> variable : guestEnvironment().entrySet()) {
            config = config.withEnvironment(variable.getKey(), variable.getValue());
        }
        return config;
    }

    private List<String> guestArguments(String name) {
        List<String> all = new ArrayList<>(arguments);
        if (!all.isEmpty() && all.getFirst().equals("--")) {
            all.removeFirst();
        }
        all.addFirst(name);
        return all;
    }

    private Map<String, String> guestEnvironment() {
        Map<String, String> all = new LinkedHashMap<>();
        if (envInherit) {
            all.putAll(terminal.environment());
            all.keySet().removeIf(key -> key.isEmpty() || key.contains("=")); // Windows has such
        }
        for (String variable : env) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new CommandException("invalid environment variable: " + variable);
            }
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return all;
    }

    private Mounts guestMounts() {
        Mounts all = Mounts.none();
        for (String mount : mounts) {
            all = MountOption.parse(mount).addTo(all);
        }
        return all;
    }
}
