package io.zeolite.engine.runtime;

import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.ReferenceType.EXTERNREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Global;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors as values, and at the edges of memories, in the functions of {@code vectors.wat}. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
class VectorsTest {

    private static final FunctionType MIXED = FunctionType.of(I32, VectorType.V128, F64, VectorType.V128, EXTERNREF)
            .returning(VectorType.V128, I32, EXTERNREF, VectorType.V128, F64);
    private static final V128 A = new V128(1, -2);
    private static final V128 B = new V128(Long.MIN_VALUE, 0x0123_4567_89AB_CDEFL);
    private static final V128 ZERO = new V128(0, 0);
    private static final int PAGE = 65_536;

    @Parameter private ExecutionTier tier;

    private WasmRuntime runtime;
    private ModuleInstance guest;

    @BeforeEach
    void instantiate() throws IOException, ReflectiveOperationException {
        runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(tier));
        UnaryOperator<V128> swap = vector -> new V128(vector.high(), vector.low());
        runtime.hostModule("host").function("mixed", MIXED, List.of(), List.of(), (_, _, slots) -> mix(slots))
                .function("swap", MethodHandles.lookup().findVirtual(UnaryOperator.class, "apply",
                        MethodType.methodType(Object.class, Object.class)).bindTo(swap)
                        .asType(MethodType.methodType(V128.class, V128.class)))
                .instantiate();
        try (InputStream in = VectorsTest.class.getResourceAsStream("vectors.wasm")) {
            guest = runtime.instantiate(runtime.compile(in.readAllBytes()), ModuleConfig.named("guest"));
        }
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private static void mix(Slots slots) {
        int number = slots.getInt(0);
        V128 a = slots.getV128(1);
        double real = slots.getDouble(3);
        V128 b = slots.getV128(4);
        Object reference = slots.getReference(6);
        slots.setV128(0, b);
        slots.setInt(2, number + 1);
        slots.setReference(3, reference);
        slots.setV128(4, a);
        slots.setDouble(6, -real);
    }

    private V128 vector(String function, long... parameters) {
        return guest.function(function).call(parameters).getV128(0);
    }

    private void assertTraps(String function, long... parameters) {
        WasmFunction called = guest.function(function);
        assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS,
                assertThrows(TrapException.class, () -> called.call(parameters)).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed", "mixed directly", "mixed indirectly", "mixed by reference", "mixed in the host",
        "mixed in the host, indirectly", "mixed in tail position", "mixed in the host, in tail position",
        "mixed indirectly, in tail position", "mixed by branch", "mixed through an exception"})
    void travelsBesideValuesOfOtherTypes(String name) throws Throwable {
        WasmFunction function = guest.function(name);
        Slots slots = Slots.forType(MIXED);
        slots.setInt(0, 41);
        slots.setV128(1, A);
        slots.setDouble(3, 2.5);
        slots.setV128(4, B);
        slots.setReference(6, "object");
        function.call(Context.root(), slots);
        assertMixed(slots);
        assertMixed((Slots) function.handle().invokeExact(41, A, 2.5, B, (Object) "object"));
    }

    private static void assertMixed(Slots slots) {
        assertEquals(B, slots.getV128(0));
        assertEquals(42, slots.getInt(2));
        assertEquals("object", slots.getReference(3));
        assertEquals(A, slots.getV128(4));
        assertEquals(-2.5, slots.getDouble(6));
    }

    @Test
    void isTheOnlyResult() throws Throwable {
        assertEquals(new V128(~1L, 1), vector("negate", 1, -2));
        assertEquals(new V128(~1L, 1), (V128) guest.function("negate").handle().invokeExact(A));
        assertEquals(new V128(-2, 1), vector("swap in the host", 1, -2));
        assertEquals(new V128(-2, 1), vector("swap in the host, in tail position", 1, -2));
    }

    @Test
    void isAnArgumentOfAnUncaughtException() {
        WasmFunction function = guest.function("throws");
        Slots slots = Slots.forType(function.type());
        slots.setInt(0, 3);
        slots.setV128(1, A);
        slots.setReference(3, "object");
        slots.setV128(4, B);
        Slots arguments =
                assertThrows(UncaughtException.class, () -> function.call(Context.root(), slots)).arguments();
        assertEquals(3, arguments.getInt(0));
        assertEquals(A, arguments.getV128(1));
        assertEquals("object", arguments.getReference(3));
        assertEquals(B, arguments.getV128(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count in tail position", "count by itself", "count in a loop"})
    void goesRound(String function) {
        assertEquals(new V128(100_005, 200_006), vector(function, 100_000, 5, 6));
    }

    @Test
    void isChosenAndDropped() {
        Slots slots = guest.function("choose").call(1, 1, -2, 9, 10);
        assertEquals(A, slots.getV128(0));
        assertEquals(new V128(9, 10), slots.getV128(2));
        slots = guest.function("choose").call(0, 1, -2, 9, 10);
        assertEquals(new V128(9, 10), slots.getV128(0));
        assertEquals(new V128(5, 6), slots.getV128(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void isTakenAlongByBranches(int label) {
        int added = label < 3 ? label + 1 : 0;
        assertEquals(new V128(5 + added, 6 + added), vector("choose a label", label, 5, 6));
    }

    @Test
    void isTheParameterOfABlock() {
        assertEquals(new V128(~5L, ~6L), vector("if", 1, 5, 6));
        assertEquals(new V128(1, 2), vector("if", 0, 5, 6));
    }

    @Test
    void staysAsItWasWhenItsLocalIsSet() {
        Slots slots = guest.function("keep what a local was").call(10, 20, 3, 4);
        assertEquals(new V128(7, 16), slots.getV128(0));
        assertEquals(new V128(1, 2), slots.getV128(2));
        assertEquals(ZERO, vector("zero"));
    }

    @Test
    void isTheValueOfAGlobal() {
        Global global = guest.global("global");
        assertEquals(new V128(3, 4), global.get());
        assertEquals(new V128(3, 4), vector("exchange own", 1, -2));
        assertEquals(A, global.get());
        global.set(B);
        assertEquals(B, vector("exchange own", 0, 0));
    }

    @Test
    void comesInGreatNumbers() {
        int sum = 70 * 10 + 69 * 70 / 2;
        assertEquals(new V128(sum * 0x1_0000_0001L, sum * 0x1_0000_0001L), vector("many", 10));
    }

    @Test
    void isStoredWholeOrNotAtAll() {
        for (int beyond = 1; beyond <= 16; beyond++) {
            assertTraps("store", PAGE - 16 + beyond, -1, -1);
        }
        assertTraps("store", 0xFFFF_FFF8L, -1, -1);
        assertTraps("store", 0xFFFF_FFFFL, -1, -1);
        assertTraps("store far", 0xFFFF_FFFFL, -1, -1);
        assertTraps("store far", 0, -1, -1);
        assertEquals(ZERO, vector("load", PAGE - 16));
        assertEquals(ZERO, vector("load", 0));
        guest.function("store").call(PAGE - 16, 1, -2);
        assertEquals(A, vector("load", PAGE - 16));
        assertTraps("load", PAGE - 15);
        assertTraps("load", 0xFFFF_FFFFL);
    }

    @Test
    void isStoredWholeOrNotAtAllWithLongAddresses() {
        for (long address : new long[] {PAGE - 15, PAGE, -1, -7, -8, -9, -16, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertTraps("store long", address, -1, -1);
            assertTraps("load long", address);
        }
        for (long address : new long[] {0, 1, 2, Long.MAX_VALUE, Long.MAX_VALUE - 6, -1, -8}) {
            assertTraps("store long far", address, -1, -1);
        }
        assertTraps("load long far", 0);
        assertTraps("load long far", -0x1_0000_0000L);
        assertEquals(ZERO, vector("load long", 0));
        assertEquals(ZERO, vector("load long", PAGE - 16));
        guest.function("store long").call(8, 1, -2);
        assertEquals(A, vector("load long", 8));
        assertEquals(ZERO, vector("load", 8));
    }

    @Test
    void lanesAreLoadedAndStoredAlone() {
        guest.function("store lane long").call(PAGE - 4, 0, 0xDDCC_BBAA_0000L);
        assertEquals(new V128(0, 0xBBAAL << 48), vector("load long", PAGE - 16));
        assertEquals(new V128(1, 0xBBAA_0000L << 32 | 0xFFFF_FFFEL), vector("load lane long", PAGE - 8, 1, -2));
        assertEquals(new V128(0xBBBB_BBBB_BBBB_BBBBL, 0xBBBB_BBBB_BBBB_BBBBL), vector("splat long", PAGE - 1));
        assertTraps("store lane long", PAGE - 3, 0, 0);
        assertTraps("load lane long", PAGE - 7, 0, 0);
        assertTraps("splat long", PAGE);
    }
}
