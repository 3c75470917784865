package io.zeolite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class FakeFunctionTest {

    private final FakeInstance instance = FakeInstance.named("m");

    @Test
    void callsALambda() {
        instance.add(FakeFunction.of("add", IntBinaryOperator.class, (a, b) -> a + b));
        assertEquals(-1, instance.function("add").call(1, -2).getInt(0));
        assertEquals("m.add(i32,i32) i32", instance.function("add").definition().signature());
    }

    @Test
    void callsAHandleWithContextAndCaller() throws ReflectiveOperationException {
        List<Object> seen = new ArrayList<>();
        MethodType type = MethodType.methodType(double.class, Context.class, ModuleInstance.class, V128.class);
        instance.add(FakeFunction.of("half", MethodHandles.lookup().bind(new Object() {
            @SuppressWarnings("unused")
            double half(Context context, ModuleInstance caller, V128 vector) {
                seen.addAll(List.of(context, caller, vector));
                return 0.5;
            }
        }, "half", type)));
        Context context = Context.root().with(Context.Key.of("k", String.class), "v");
        assertEquals(0.5, instance.function("half").call(context, 1, 2).getDouble(0));
        assertSame(context, seen.get(0));
        assertSame(instance, seen.get(1));
        assertEquals(new V128(1, 2), seen.get(2));
    }

    @Test
    void callsARawFunctionInSlots() {
        FunctionType type = FunctionType.of(NumberType.I64).returning(NumberType.I64, VectorType.V128);
        instance.add(FakeFunction.of("f", type, (_, _, slots) -> slots.setV128(1, new V128(slots.getLong(0), 7))));
        Slots results = instance.function("f").call(3);
        assertEquals(3, results.getLong(0));
        assertEquals(new V128(3, 7), results.getV128(1));
    }

    @Test
    void hasAHandleOfItsExactType() throws Throwable {
        instance.add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value));
        assertEquals(-5, (int) instance.function("neg").handle().invokeExact(5));
    }

    @Test
    void refusesTheWrongNumberOfParameters() {
        instance.add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value));
        assertThrows(IllegalArgumentException.class, () -> instance.function("neg").call());
        assertThrows(IllegalArgumentException.class,
                () -> instance.function("neg").call(Context.root(), Slots.ofSize(0)));
    }

    @Test
    void runsOnlyInAnOpenInstance() {
        FakeFunction function = FakeFunction.of("one", LongSupplier.class, () -> 1);
        assertThrows(IllegalStateException.class, () -> function.call());
        instance.add(function).close(3);
        ExitException closed = assertThrows(ExitException.class, () -> instance.function("one").call());
        assertEquals(3, closed.exitCode());
    }

    @Test
    void namesItsParametersAndResults() {
        FakeFunction named = FakeFunction.of("add", IntBinaryOperator.class, Integer::sum)
                .withParameterNames("x", "y").withResultNames("sum").withExportNames("plus", "add").host();
        instance.add(named);
        assertEquals(List.of("x", "y"), instance.function(0).definition().parameterNames());
        assertEquals(List.of("sum"), instance.function("plus").definition().resultNames());
        assertEquals(true, instance.function("add").definition().host());
        assertThrows(IllegalArgumentException.class, () -> named.withParameterNames("x"));
        assertThrows(IllegalArgumentException.class, () -> named.withResultNames("x", "y"));
    }

    @Test
    void refusesTypesThatNoValueHas() {
        assertThrows(IllegalArgumentException.class,
                () -> FakeFunction.of("f", MethodHandles.constant(String.class, "")));
        assertThrows(IllegalArgumentException.class, () -> FakeFunction.of("f", String.class, ""));
    }
}
