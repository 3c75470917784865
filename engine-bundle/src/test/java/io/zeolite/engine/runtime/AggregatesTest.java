package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.I31;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.V128;
import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Structures, arrays, i31 and casts between guest and host, in the functions of {@code aggregates.wat}. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
class AggregatesTest {

    private static final V128 LANES = new V128(3, -4);

    @Parameter private ExecutionTier tier;

    private WasmRuntime runtime;
    private ModuleInstance guest;

    @BeforeEach
    void instantiate() throws IOException {
        runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(tier));
        guest = newGuest();
    }

    private ModuleInstance newGuest() throws IOException {
        try (InputStream binary = AggregatesTest.class.getResourceAsStream("aggregates.wasm")) {
            return runtime.instantiate(binary.readAllBytes());
        }
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private static Object call(ModuleInstance of, String name, Object... arguments) {
        WasmFunction function = of.function(name);
        List<ValueType> parameters = function.definition().type().parameters();
        Slots slots = Slots.withReferences(8);
        int slot = 0;
        for (int i = 0; i < arguments.length; i++) {
            slots.set(slot, parameters.get(i), arguments[i]);
            slot += parameters.get(i).slots();
        }
        function.call(Context.root(), slots);
        List<ValueType> results = function.definition().type().results();
        return results.isEmpty() ? null : slots.get(0, results.getFirst());
    }

    private Object call(String name, Object... arguments) {
        return call(guest, name, arguments);
    }

    private WasmStruct square(int side, Object tag) {
        return (WasmStruct) call("square", side, tag, LANES);
    }

    private DefinedType typeOf(String function) {
        ReferenceType type = (ReferenceType) guest.function(function).definition().type().parameters().getFirst();
        return (DefinedType) type.heap();
    }

    private static void assertTraps(TrapKind kind, Runnable call) {
        assertEquals(kind, assertThrows(TrapException.class, call::run).kind());
    }

    @Test
    void theHostReadsTheFieldsOfWhatTheGuestMade() {
        Object tag = new Object();
        WasmStruct square = square(300, tag);
        assertEquals(5, square.fieldCount());
        assertEquals(90_000.0, square.get(0));
        assertEquals("zeolite", text((WasmArray) square.get(1)));
        assertEquals(300, square.get(2));
        assertSame(tag, square.get(3));
        assertEquals(LANES, square.get(4));
        assertThrows(IndexOutOfBoundsException.class, () -> square.get(5));
    }

    private static String text(WasmArray bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append((char) (int) bytes.get(i));
        }
        return text.toString();
    }

    @Test
    void theGuestReadsTheFieldsOfWhatTheHostMade() {
        Object tag = new Object();
        WasmStruct square = runtime.newStruct(typeOf("side"), 2.5, null, 0x1_8001, tag, LANES);
        assertEquals(2.5, call("area", square));
        assertEquals((short) 0x8001, (int) call("side", square));
        assertSame(tag, call("tag", square));
        assertEquals(LANES, call("lanes", square));
        assertEquals(1, call("kind", square));
    }

    @Test
    void aPackedFieldIsSignExtendedOrNot() {
        Slots slots = Slots.withReferences(2);
        slots.setReference(0, square(-2, null));
        guest.function("side").call(Context.root(), slots);
        assertEquals(-2, slots.getInt(0));
        assertEquals(0xfffe, slots.getInt(1));
    }

    @Test
    void theHostSetsWhatIsMutableToWhatFits() {
        WasmStruct square = square(1, null);
        square.set(0, 7.5);
        square.set(2, 0x1_0005);
        square.set(4, new V128(9, 9));
        assertEquals(7.5, call("area", square));
        assertEquals(5, square.get(2));
        assertEquals(new V128(9, 9), call("lanes", square));
        assertThrows(ClassCastException.class, () -> square.set(0, 1));
        assertThrows(IllegalStateException.class, () -> square.set(1, null));
    }

    @Test
    void newStructuresAreChecked() {
        DefinedType square = typeOf("side");
        assertThrows(IllegalArgumentException.class, () -> runtime.newStruct(square, 1.0));
        assertThrows(ClassCastException.class, () -> runtime.newStruct(square, 1.0, square(1, null), 0, null, LANES));
        assertThrows(IllegalArgumentException.class, () -> runtime.newStruct(typeOf("sum")));
        assertThrows(IllegalArgumentException.class, () -> runtime.newArray(square));
        assertEquals(0.0, runtime.newStruct(square).get(0));
    }

    @Test
    void referencesOfOtherTypesAreRefusedAtTheBoundary() {
        WasmArray longs = runtime.newArray(typeOf("sum"), 1L, 2L);
        assertEquals(3L, call("sum", longs));
        assertThrows(ClassCastException.class, () -> call("area", longs));
        assertThrows(ClassCastException.class, () -> call("side", new Object()));
        assertThrows(ClassCastException.class, () -> call("kind", guest.function("kind")));
    }

    @Test
    void hostValuesKeepTheirIdentity() {
        Object value = 5;
        assertSame(value, call("internal", value));
        assertEquals(7, call("kind", value));
        assertEquals(0, call("isSmall", value));
    }

    @Test
    void testsTellKindsApart() {
        assertEquals(0, call("kind", (Object) null));
        assertEquals(1, call("kind", square(1, null)));
        assertEquals(2, call("kind", runtime.newStruct(typeOf("area"))));
        assertEquals(4, call("kind", call("longs", 0)));
        assertEquals(5, call("kind", square(1, null).get(1)));
        assertEquals(6, call("kind", new I31(1)));
    }

    @Test
    void typesWithTheSameFieldsAreNotTheSame() {
        assertTraps(TrapKind.CAST_FAILURE, () -> call("toOther", runtime.newStruct(typeOf("area"))));
    }

    @Test
    void equalTypesOfTwoModulesAreTheSame() throws IOException {
        ModuleInstance other = newGuest();
        assertEquals(90_000.0, call(other, "area", square(300, null)));
        assertEquals(1, call(other, "kind", square(300, null)));
    }

    @Test
    void smallIntegersAreComparedByValue() {
        assertEquals(1, call("same", new I31(7), call("i31", 7)));
        assertEquals(0, call("same", new I31(7), new I31(8)));
        assertEquals(new I31(-1), call("i31", Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, call("unsigned", new I31(-1)));
        assertEquals(-9, call("smallOr", new I31(-9), 4));
        assertEquals(4, call("smallOr", square(1, null), 4));
        assertEquals(1, call("isSmall", (Object) null));
        assertTraps(TrapKind.NULL_I31_REFERENCE, () -> call("unsigned", (Object) null));
    }

    @Test
    void nullStructuresAndArraysTrap() {
        assertTraps(TrapKind.NULL_STRUCTURE_REFERENCE, () -> call("area", (Object) null));
    }

    @Test
    void arraysThatCannotBeTrap() {
        assertTraps(TrapKind.ALLOCATION_SIZE_TOO_LARGE, () -> call("longs", -1));
        assertTraps(TrapKind.ALLOCATION_SIZE_TOO_LARGE, () -> call("longs", Integer.MAX_VALUE));
        assertEquals(0L, call("sum", call("longs", 10)));
    }

    @Test
    void vectorsAndReferencesAreElements() {
        assertEquals(new V128(7, 8), call("vector", LANES, 0));
        assertEquals(LANES, call("vector", LANES, 2));
        assertTraps(TrapKind.ARRAY_OUT_OF_BOUNDS, () -> call("vector", LANES, 3));
        assertTraps(TrapKind.ARRAY_OUT_OF_BOUNDS, () -> call("vector", LANES, -1));
        assertEquals(1, call("scalar", 0));
        assertEquals(-2, call("scalar", 1));
    }

    @Test
    void constantExpressionsMakeStructures() {
        WasmStruct constant = (WasmStruct) guest.global("constant").get();
        assertEquals(1.5, constant.get(0));
        assertEquals("hi", text((WasmArray) constant.get(1)));
    }

    @Test
    void globalsTakeOnlyWhatIsOfTheirType() {
        WasmStruct square = square(2, null);
        guest.global("kept").set(square);
        assertSame(square, guest.global("kept").get());
        assertThrows(ClassCastException.class, () -> guest.global("kept").set(runtime.newStruct(typeOf("area"))));
        guest.global("kept").set(null);
        assertNull(guest.global("kept").get());
    }

    @Test
    void aStructureMayHaveMoreFieldsThanAMethodParameters() {
        assertEquals(129L, call("large", 0));
    }

    @Test
    void anObjectTellsItsType() {
        WasmStruct square = square(1, null);
        assertEquals(typeOf("side"), square.type());
        assertNotEquals(typeOf("area"), square.type());
        assertEquals(List.of(typeOf("area")), square.type().supertypes());
    }

    @Test
    void whatNobodyRefersToIsCollected() throws InterruptedException {
        WeakReference<Object> square = new WeakReference<>(square(1, guest));
        for (int i = 0; i < 100 && square.get() != null; i++) {
            System.gc();
            Thread.sleep(1);
        }
        assertNull(square.get());
    }
}
