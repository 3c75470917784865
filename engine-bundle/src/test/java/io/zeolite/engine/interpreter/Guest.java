package io.zeolite.engine.interpreter;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** An instance of {@code machine.wasm} on the interpreter, with the host functions that it imports. */
final class Guest {

    static final RuntimeConfig CONFIG = RuntimeConfig.defaults().withTier(ExecutionTier.INTERPRETER);

    private static final FunctionType I32 = FunctionType.of(NumberType.I32);

    final WasmRuntime runtime;
    final ModuleInstance instance;

    Guest() {
        this(CONFIG);
    }

    Guest(RuntimeConfig config) {
        runtime = new EngineRuntimeFactory().create(config);
        runtime.hostModule("host")
                .function("fail", I32, List.of(), List.of(), (_, _, slots) -> {
                    throw new IllegalStateException("host " + slots.getInt(0));
                })
                .function("again", I32.returning(NumberType.I32), List.of(), List.of(), (_, caller, slots) -> {
                    int rest = slots.getInt(0);
                    slots.setInt(0, rest == 0 ? 0 : caller.function("through the host").call(rest - 1).getInt(0));
                })
                .function("double", I32.returning(NumberType.I32), List.of(), List.of(),
                        (_, _, slots) -> slots.setInt(0, 2 * slots.getInt(0)))
                .instantiate();
        instance = runtime.instantiate(runtime.compile(binary()), ModuleConfig.named("guest"));
    }

    static byte[] binary() {
        try (InputStream in = Guest.class.getResourceAsStream("machine.wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the results of a call, all numbers} */
    Slots call(String function, long... parameters) {
        return instance.function(function).call(parameters);
    }

    /** {@return the results of a call of a number and a reference} */
    Slots callWithReference(String name, int number, Object reference) {
        WasmFunction function = instance.function(name);
        Slots slots = Slots.forType(function.type());
        slots.setInt(0, number);
        slots.setReference(1, reference);
        function.call(Context.root(), slots);
        return slots;
    }
}
