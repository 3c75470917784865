package io.zeolite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Exported;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class FakeRuntimeTest {

    private final FakeRuntime runtime = new FakeRuntime();

    /** Functions of a host object. */
    public static final class Calculator {
        /** Makes it. */
        public Calculator() {
        }

        /** Adds. */
        @Exported("plus")
        public int add(int a, int b) {
            return a + b;
        }

        /** Says nothing. */
        @Exported
        public static void nothing() {
            // on purpose
        }
    }

    @Test
    void instantiatesAHostModule() {
        ModuleInstance env = runtime.hostModule("env").functions(new Calculator())
                .function("now", LongSupplier.class, () -> 42).instantiate();
        assertSame(env, runtime.module("env").orElseThrow());
        assertSame(runtime, env.runtime());
        assertEquals(5, env.function("plus").call(2, 3).getInt(0));
        assertEquals(42, env.function("now").call().getLong(0));
        assertEquals("env.nothing()", env.function("nothing").definition().signature());
        assertEquals(true, env.function("now").definition().host());
        assertThrows(UnlinkableException.class, () -> runtime.hostModule("env").instantiate());
        assertThrows(IllegalArgumentException.class, () -> runtime.hostModule("").compile());
        assertThrows(IllegalArgumentException.class, () -> runtime.hostModule("env").functions(new Object()));
    }

    @Test
    void collectsWhatAHostModuleExports() {
        FakeHostModule exports = FakeHostModule.of(new HostModule() {
            @Override
            public String name() {
                return "env";
            }

            @Override
            public void exportTo(HostModuleBuilder builder) {
                builder.function("f", FunctionType.of(NumberType.I32).returning(NumberType.I32), List.of("x"),
                        List.of("errno"), (_, _, slots) -> slots.setInt(0, slots.getInt(0) + 1));
                builder.function("typed", List.of("y"), List.of("z"),
                        MethodHandles.identity(int.class));
            }
        });
        assertEquals(List.of("f", "typed"), List.copyOf(exports.functions().keySet()));
        assertEquals(List.of("y"), exports.function("typed").definition().parameterNames());
        assertEquals(List.of("x"), exports.function("f").definition().parameterNames());
        assertEquals(List.of("errno"), exports.function("f").definition().resultNames());
        assertThrows(NoSuchElementException.class, () -> exports.function("g"));
    }

    @Test
    void doesWhatATestSays() {
        runtime.onCompile((_, binary) -> FakeModule.named("m" + binary.length)).onInstantiate((_, module, config) -> {
            FakeInstance instance = runtime.instanceOf(module, config);
            return instance.add(FakeFunction.of("one", LongSupplier.class, () -> 1));
        });
        ModuleInstance instance = runtime.instantiate(new byte[3]);
        assertEquals("m3", instance.name());
        assertEquals(1, instance.function("one").call().getLong(0));
        ModuleInstance anonymous = runtime.instantiate(Context.root(), new byte[3], ModuleConfig.named(""));
        assertEquals(Optional.empty(), runtime.module(anonymous.name()));
    }

    @Test
    void closesItsInstances() {
        ModuleInstance first = runtime.instantiate(Context.root(), new byte[0], ModuleConfig.named("first"));
        ModuleInstance second = runtime.instantiate(Context.root(), new byte[0], ModuleConfig.named("second"));
        first.close();
        assertEquals(Optional.empty(), runtime.module("first"));
        runtime.close(4);
        assertEquals(4, second.exitCode().orElseThrow());
        assertEquals(0, first.exitCode().orElseThrow());
        assertEquals(true, runtime.isClosed());
        assertThrows(ExitException.class, () -> runtime.compile(new byte[0]));
    }
}
