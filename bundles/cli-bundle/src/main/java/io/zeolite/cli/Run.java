package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The command that runs a guest. */
final class Run implements Command {

    private final Engine engine;

    Run(RuntimeFactory engine) {
        this.engine = new Engine(engine);
    }

    @Override
    public CommandSyntax syntax() {
        return RunOptions.syntax();
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) throws InterruptedException {
        return execute(terminal, RunOptions.of(arguments));
    }

    /**
     * {@return the exit code of the guest}
     *
     * @throws CommandException if it cannot be run, or traps
     */
    int execute(Terminal terminal, RunOptions options) throws InterruptedException {
        InputFile file = new InputFile(options.path());
        Optional<Duration> limit = limit(options);
        HostLogging logging = HostLogging.parse(options.hostLogging());
        ModuleConfig config = new GuestSurroundings(terminal, options).config(file.name());
        Compilation compilation = new Compilation(options.compile(), terminal);
        RuntimeConfig runtimeConfig = compilation.runtimeConfig().withCloseOnContextDone(limit.isPresent());
        Context context = logging.in(compilation.context(), terminal);
        byte[] binary = Compilation.read(file, terminal);
        try (WasmRuntime runtime = engine.create(runtimeConfig);
                Termination _ = Termination.of(terminal, runtime)) {
            CompiledModule module = Compilation.compile(runtime, context, binary);
            logging.prepare(runtime, module, context);
            Guest guest = new Guest(runtime, module, config, options, terminal);
            int exitCode = limit.isPresent() ? new GuestThread(guest::run).run(limit.get())
                    : new GuestThread(guest::run).run();
            if (limit.isPresent() && exitCode == ExitException.DEADLINE_EXCEEDED) {
                terminal.err().println("error: " + new ExitException(exitCode).getMessage()
                        + " (timeout " + GoDuration.format(limit.get()) + ")");
            }
            return exitCode;
        }
    }

    /** {@return how long the guest may run; none or zero is for ever} */
    static Optional<Duration> limit(RunOptions options) {
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

    /** A guest that is ready to run. */
    private record Guest(WasmRuntime runtime, CompiledModule module, ModuleConfig config, RunOptions options,
            Terminal terminal) {

        /** {@return the exit code of the guest, whose start functions do everything, or of the function that is invoked} */
        int run(Context context) {
            ModuleInstance instance = instantiate(context);
            options.invoke().ifPresent(function -> invoke(context, instance, function));
            return instance.exitCode().orElse(0);
        }

        private ModuleInstance instantiate(Context context) {
            try {
                return runtime.instantiate(context, module, config);
            } catch (ExitException exit) {
                throw exit;
            } catch (WasmException failure) {
                throw new CommandException("error instantiating wasm binary: " + failure.getMessage());
            } catch (UncheckedIOException failure) {
                if (options.listens().isEmpty()) {
                    throw failure;
                }
                throw new CommandException("error instantiating wasm binary: " + failure.getMessage());
            }
        }

        private void invoke(Context context, ModuleInstance instance, String function) {
            try {
                new Invocation(function, options.arguments()).call(context, instance).forEach(terminal.out()::println);
            } catch (ExitException exit) {
                throw exit;
            } catch (WasmException failure) {
                throw new CommandException("error invoking " + function + ": " + failure.getMessage());
            }
        }
    }
}
