package io.zeolite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.StructType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeAggregatesTest {

    private static final DefinedType PAIR = type(new StructType(
            List.of(new FieldType(NumberType.I32, true), new FieldType(NumberType.I64, false))));
    private static final DefinedType CONSTANTS = type(new ArrayType(new FieldType(NumberType.I32, false)));
    private static final DefinedType VARIABLES = type(new ArrayType(new FieldType(NumberType.I32, true)));

    private final WasmRuntime runtime = new FakeRuntime();

    private static DefinedType type(CompositeType type) {
        return DefinedType.of(RecursiveType.of(type), 0);
    }

    @Test
    void aStructureHasTheFieldsItWasMadeWith() {
        WasmStruct pair = runtime.newStruct(PAIR, 1, 2L);
        pair.set(0, 3);
        assertEquals(List.of(3, 2L, 2), List.of(pair.get(0), pair.get(1), pair.fieldCount()));
        assertEquals(PAIR, pair.type());
    }

    @Test
    void whatIsImmutableCannotBeSet() {
        assertThrows(IllegalStateException.class, () -> runtime.newStruct(PAIR, 1, 2L).set(1, 5L));
        assertThrows(IllegalStateException.class, () -> runtime.newArray(CONSTANTS, 1).set(0, 2));
    }

    @Test
    void anArrayHasTheElementsItWasMadeWith() {
        WasmArray array = runtime.newArray(VARIABLES, 1, 2, 3);
        array.set(1, 7);
        assertEquals(List.of(1, 7, 3, 3), List.of(array.get(0), array.get(1), array.get(2), array.length()));
        assertEquals(VARIABLES, array.type());
    }

    @Test
    void typesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> runtime.newStruct(CONSTANTS));
        assertThrows(IllegalArgumentException.class, () -> runtime.newStruct(PAIR, 1));
        assertThrows(IllegalArgumentException.class, () -> runtime.newArray(PAIR, 1));
    }
}
