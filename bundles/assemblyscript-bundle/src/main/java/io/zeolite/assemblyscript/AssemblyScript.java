package io.zeolite.assemblyscript;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The host module of AssemblyScript's guests. A runtime finds it by itself, as a service, with its defaults; other
 * settings are exported into a host module of the runtime, alone or together with functions of one's own:
 * {@code new AssemblyScript().withTraceTo(ModuleConfig::stdout).exportTo(runtime.hostModule("env"))}.
 * <ul>
 * <li>{@code abort} writes {@code MESSAGE at FILE:LINE:COLUMN} to the guest's standard error and ends the guest with exit
 * code {@value #ABORT_EXIT_CODE}. It writes nothing if message or file cannot be read.
 * <li>{@code trace} writes {@code trace: MESSAGE A,B,C} where the settings say; by default nowhere. Numbers are written as
 * JavaScript does.
 * <li>{@code seed} gives eight bytes of the guest's {@linkplain ModuleConfig#random() source of random numbers}.
 * </ul>
 * Threads: immutable.
 */
public final class AssemblyScript implements HostModule {

    /** The name by which AssemblyScript's compiler imports. */
    public static final String MODULE = "env";
    /** The exit code of a guest that aborts. */
    public static final int ABORT_EXIT_CODE = 255;

    private static final FunctionType ABORT =
            FunctionType.of(NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32);
    private static final FunctionType TRACE = FunctionType.of(NumberType.I32, NumberType.I32, NumberType.F64,
            NumberType.F64, NumberType.F64, NumberType.F64, NumberType.F64);
    private static final FunctionType SEED = FunctionType.of().returning(NumberType.F64);
    private static final int MAX_TRACED = 5;
    private static final int FIRST_TRACED_SLOT = 2;

    private final boolean abortMessage;
    private final Optional<Function<? super ModuleConfig, OutputStream>> trace;

    /** Makes the module with its defaults. */
    public AssemblyScript() {
        this(true, Optional.empty());
    }

    private AssemblyScript(boolean abortMessage, Optional<Function<? super ModuleConfig, OutputStream>> trace) {
        this.abortMessage = abortMessage;
        this.trace = trace;
    }

    /** {@return this module with an {@code abort} that writes nothing} */
    public AssemblyScript withoutAbortMessage() {
        return new AssemblyScript(false, trace);
    }

    /**
     * {@return this module with a {@code trace} that writes}
     *
     * @param output chooses where to, given the configuration of the guest, for example {@link ModuleConfig#stdout()}
     */
    public AssemblyScript withTraceTo(Function<? super ModuleConfig, OutputStream> output) {
        return new AssemblyScript(abortMessage, Optional.of(Objects.requireNonNull(output, "output")));
    }

    @Override
    public String name() {
        return MODULE;
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("abort", ABORT, List.of("message", "fileName", "lineNumber", "columnNumber"), List.of(),
                this::abort);
        builder.function("trace", TRACE, List.of("message", "nArgs", "arg0", "arg1", "arg2", "arg3", "arg4"),
                List.of(), this::trace);
        builder.function("seed", SEED, List.of(), List.of("rand"), AssemblyScript::seed);
        for (String name : List.of("abort", "trace", "seed")) {
            builder.functionName(name, "~lib/builtins/" + name);
        }
    }

    private void abort(Context context, ModuleInstance caller, Slots slots) {
        if (abortMessage) {
            Optional<String> message = GuestText.read(caller.memory(), slots.getInt(0));
            Optional<String> file = GuestText.read(caller.memory(), slots.getInt(1));
            if (message.isPresent() && file.isPresent()) {
                write(caller.config().stderr(), "%s at %s:%s:%s\n".formatted(message.get(), file.get(),
                        Integer.toUnsignedString(slots.getInt(2)), Integer.toUnsignedString(slots.getInt(3))));
            }
        }
        caller.close(ABORT_EXIT_CODE);
        throw new ExitException(ABORT_EXIT_CODE);
    }

    private void trace(Context context, ModuleInstance caller, Slots slots) {
        if (trace.isEmpty()) {
            return;
        }
        Optional<String> message = GuestText.read(caller.memory(), slots.getInt(0));
        if (message.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder("trace: ").append(message.get());
        int count = Math.clamp(slots.getInt(1), 0, MAX_TRACED);
        for (int index = 0; index < count; index++) {
            line.append(index == 0 ? ' ' : ',').append(NumberText.of(slots.getDouble(FIRST_TRACED_SLOT + index)));
        }
        write(trace.get().apply(caller.config()), line.append('\n').toString());
    }

    private static void write(OutputStream output, String text) {
        try {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The guest takes the bits of the number, which may be those of any NaN. */
    private static void seed(Context context, ModuleInstance caller, Slots slots) {
        slots.setLong(0, caller.attachment(SeedSource.KEY, SeedSource::of).next());
    }
}
