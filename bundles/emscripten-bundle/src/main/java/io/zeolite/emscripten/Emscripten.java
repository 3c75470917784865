package io.zeolite.emscripten;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import java.util.List;
import java.util.Objects;

/**
 * The host module of Emscripten's guests that need no JavaScript. A runtime finds it by itself, as a service. Guests that
 * import more from {@code env} get a host module of the runtime that has both:
 * {@code Emscripten.of(guest).exportTo(runtime.hostModule("env").function(...))}.
 * <ul>
 * <li>{@code emscripten_notify_memory_growth} does nothing: memories grow without being asked for.
 * <li>{@code invoke_*}, one for each that the guest imports, calls a function of the guest's table 0, and returns when
 * that jumps by {@code longjmp}.
 * <li>{@code _emscripten_throw_longjmp} jumps.
 * </ul>
 * Threads: immutable.
 */
public final class Emscripten implements HostModule {

    /** The name by which Emscripten's linker imports. */
    public static final String MODULE = "env";

    private final List<Invocation> invocations;

    /** Makes the module without {@code invoke_*}: those are made {@linkplain #forImports for a guest's imports}. */
    public Emscripten() {
        this(List.of());
    }

    private Emscripten(List<Invocation> invocations) {
        this.invocations = invocations;
    }

    /** {@return the module that a guest needs} */
    public static Emscripten of(CompiledModule guest) {
        return new Emscripten()
                .forImports(guest.imports().stream().filter(asked -> asked.module().equals(MODULE)).toList());
    }

    @Override
    public Emscripten forImports(List<Import> imports) {
        return new Emscripten(imports.stream().map(Invocation::of).flatMap(List::stream).toList());
    }

    @Override
    public String name() {
        return MODULE;
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("emscripten_notify_memory_growth", FunctionType.of(NumberType.I32), List.of("memory_index"),
                List.of(), Emscripten::notifyGrowth);
        builder.function("_emscripten_throw_longjmp", FunctionType.of(), Emscripten::throwLongjmp);
        invocations.forEach(invocation -> invocation.exportTo(builder));
    }

    private static void notifyGrowth(Context context, ModuleInstance caller, Slots slots) {
        // the guest asks for its memory anew each time, and so do we
    }

    private static void throwLongjmp(Context context, ModuleInstance caller, Slots slots) {
        throw new LongjmpException();
    }

    /** {@return whether the other exports the same functions} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Emscripten that && invocations.equals(that.invocations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(invocations);
    }
}
