package io.zeolite.engine.runtime;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.Exported;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.experimental.Experimental;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostModuleTest {

    private final EngineRuntime runtime =
            new EngineRuntime(RuntimeConfig.defaults(), new ServiceLoaderExtensions(), Map.of());

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void callsLambdasTypedByTheirInterface() throws Throwable {
        WasmFunction add =
                runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum).instantiate()
                        .function("add");
        assertEquals(FunctionType.of(I32, I32).returning(I32), add.type());
        assertEquals(7, add.call(3, 4).getInt(0));
        assertEquals(0xffffffffL, add.call(0, 0xffffffffL).getLong(0));
        assertEquals(9, (int) add.handle().invokeExact(4, 5));
    }

    /** Functions of an object, for {@link #callsMarkedMethodsOfAnObject}. */
    static final class Functions {
        private Context context;
        private ModuleInstance caller;

        @Exported
        long twice(long number) {
            return 2 * number;
        }

        @Exported("seen")
        void see(Context seenContext, ModuleInstance seenCaller, float ignored) {
            context = seenContext;
            caller = seenCaller;
        }
    }

    @Test
    void callsMarkedMethodsOfAnObject() {
        Functions functions = new Functions();
        ModuleInstance env = runtime.hostModule("env").functions(MethodHandles.lookup(), functions).instantiate();
        assertEquals(84, env.function("twice").call(42).getLong(0));
        Context context = Context.root().with(Context.Key.of("key", String.class), "value");
        env.function("seen").call(context, 0);
        assertSame(context, functions.context);
        assertSame(env, functions.caller);
        assertEquals(FunctionType.of(F32), env.function("seen").type());
    }

    @Test
    void returnsSeveralResultsOfEveryKind() throws Throwable {
        FunctionType type =
                FunctionType.of(I32).returning(I32, F64, ReferenceType.EXTERNREF, VectorType.V128, F32, I64);
        WasmFunction all = runtime.hostModule("env").function("all", type, (_, _, slots) -> {
            slots.setInt(0, slots.getInt(0) + 1);
            slots.setDouble(1, 1.5);
            slots.setReference(2, "object");
            slots.setV128(3, new V128(7, 8));
            slots.setFloat(5, -2.5f);
            slots.setLong(6, -1);
        }).instantiate().function("all");
        for (Slots results : List.of(all.call(41), (Slots) all.handle().invokeExact(41))) {
            assertEquals(42, results.getInt(0));
            assertEquals(1.5, results.getDouble(1));
            assertEquals("object", results.getReference(2));
            assertEquals(new V128(7, 8), results.getV128(3));
            assertEquals(-2.5f, results.getFloat(5));
            assertEquals(-1, results.getLong(6));
        }
    }

    @Test
    void carriesVectorsThroughTypedFunctions() throws Throwable {
        WasmFunction swap =
                runtime.hostModule("env").function("swap", MethodHandles.lookup().findStatic(HostModuleTest.class,
                        "swap", MethodType.methodType(V128.class, V128.class))).instantiate().function("swap");
        assertEquals(new V128(2, 1), (V128) swap.handle().invokeExact(new V128(1, 2)));
    }

    private static V128 swap(V128 vector) {
        return new V128(vector.high(), vector.low());
    }

    @Test
    void takesMoreParametersThanAMethodCan() {
        List<ValueType> parameters = Collections.nCopies(300, I64);
        WasmFunction sum = runtime.hostModule("env").function("sum", new FunctionType(parameters, List.of(I64)),
                (_, _, slots) -> {
                    long total = 0;
                    for (int slot = 0; slot < 300; slot++) {
                        total += slots.getLong(slot);
                    }
                    slots.setLong(0, total);
                }).instantiate().function("sum");
        long[] numbers = new long[300];
        for (int i = 0; i < 300; i++) {
            numbers[i] = i;
        }
        assertEquals(44_850, sum.call(numbers).getLong(0));
    }

    /** For {@link #bindsAnInterfaceThatIsNotPublic}. */
    interface Arithmetic {
        int add(int left, int right);

        @Exported("add")
        int plus(int left, int right);
    }

    @Test
    void bindsAnInterfaceThatIsNotPublic() {
        ModuleInstance env =
                runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        Arithmetic arithmetic = env.bind(MethodHandles.lookup(), Arithmetic.class);
        assertEquals(5, arithmetic.add(2, 3));
        assertEquals(6, arithmetic.plus(3, 3));
        assertThrows(IllegalArgumentException.class, () -> env.bind(Arithmetic.class));
        assertThrows(NoSuchElementException.class, () -> env.bind(MethodHandles.lookup(), Missing.class));
        assertThrows(IllegalArgumentException.class, () -> env.bind(MethodHandles.lookup(), WrongType.class));
    }

    private interface Missing {
        void absent();
    }

    private interface WrongType {
        long add(int left, int right);
    }

    @Test
    void keepsTheIdentityOfExceptionsOfHostFunctions() {
        IllegalStateException thrown = new IllegalStateException("host");
        IndexOutOfBoundsException bounds = new IndexOutOfBoundsException("host");
        ModuleInstance env = runtime.hostModule("env").function("fail", Runnable.class, () -> {
            throw thrown;
        }).function("bounds", Runnable.class, () -> {
            throw bounds;
        }).instantiate();
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> env.function("fail").call()));
        assertSame(bounds, assertThrows(IndexOutOfBoundsException.class, () -> env.function("bounds").call()));
    }

    @Test
    void endsEndlessRecursionThroughTheHostAgainAndAgain() {
        ModuleInstance env = runtime.hostModule("env").function("recurse", FunctionType.of(),
                (context, caller, _) -> caller.function("recurse").call(context)).instantiate();
        for (int i = 0; i < 10; i++) {
            ExhaustionException exhausted =
                    assertThrows(ExhaustionException.class, () -> env.function("recurse").call());
            assertEquals("env.recurse()", exhausted.trace().frames().getFirst());
        }
    }

    @Test
    void refusesCallsOnceClosed() {
        ModuleInstance env =
                runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        WasmFunction add = env.function("add");
        env.close(3);
        env.close(4);
        assertEquals(3, assertThrows(ExitException.class, () -> add.call(1, 2)).exitCode());
        assertEquals(0, runtime.module("env").stream().count());
    }

    @Test
    void refusesWhatAContextAsksForInVain() {
        ModuleInstance env =
                runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        Context snapshots = Experimental.withSnapshotter(Context.root());
        assertThrows(UnsupportedException.class, () -> env.function("add").call(snapshots, 1, 2));
    }

    @Test
    void functionsHaveNamesBesidesThoseOfTheirExports() {
        ModuleInstance env = runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum)
                .functionName("add", "~lib/add").instantiate();
        assertEquals("env.~lib/add", env.function("add").definition().debugName());
        assertEquals(List.of("add"), env.function("add").definition().exportNames());
        assertEquals(5, env.function("add").call(2, 3).getInt(0));
        assertThrows(NoSuchElementException.class, () -> runtime.hostModule("x").functionName("add", "~lib/add"));
    }

    @Test
    void refusesBadNamesAndArguments() {
        assertThrows(IllegalArgumentException.class, () -> runtime.hostModule("").compile());
        ModuleInstance env =
                runtime.hostModule("env").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        assertThrows(UnlinkableException.class, () -> runtime.hostModule("env").instantiate());
        assertEquals("expected 2 params, but passed 1",
                assertThrows(IllegalArgumentException.class, () -> env.function("add").call(1)).getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> env.function("add").call(Context.root(), Slots.ofSize(1)));
        assertThrows(IllegalArgumentException.class,
                () -> runtime.hostModule("x").function("s", CharSequence.class, ""));
        assertThrows(IllegalArgumentException.class, () -> runtime.hostModule("x").functions(new Object()));
        assertThrows(IllegalArgumentException.class, () -> runtime.hostModule("x").function("f", FunctionType.of(I32),
                List.of("a", "b"), List.of(), (_, _, _) -> {
                }));
    }
}
