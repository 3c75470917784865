package io.zeolite.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import io.zeolite.api.Slots;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    private static Slots parsed(ValueType type, String text) {
        Slots slots = Slots.withReferences(2);
        ValueText.parse(text, type, slots, 0);
        return slots;
    }

    @ParameterizedTest
    @CsvSource({"I32, 42, 42", "I32, -1, -1", "I32, 0xffffffff, -1", "I32, +1_000, 1000", "I32, 4294967295, -1",
        "I64, 0x8000000000000000, -9223372036854775808", "I64, -0x1, -1", "F32, 1.5, 1.5", "F32, 0x1p-3, 0.125",
        "F32, 3, 3.0", "F32, nan, nan", "F32, -nan, -nan", "F32, nan:0x200000, nan:0x200000", "F32, inf, inf",
        "F32, 0.1, 0.1", "F64, -inf, -inf", "F64, nan:0x1, nan:0x1", "F64, -0, -0.0", "F64, 1e308, 1.0E308",
        "F64, 0x1.8p1, 3.0"})
    void writesWhatItReads(NumberType type, String text, String written) {
        assertEquals(written, ValueText.format(type, parsed(type, text), 0));
        assertEquals(written, ValueText.format(type, parsed(type, written), 0));
    }

    @ParameterizedTest
    @CsvSource({"I32, 4294967296", "I32, -2147483649", "I32, ''", "I32, x", "I32, 1.5", "I32, '1 2'", "I32, nan",
        "I32, '1)'", "I64, 18446744073709551616", "F32, 1e39", "F64, 1e309", "F64, infinity", "F64, nan:0x0",
        "F32, '(1)'", "F64, 0x"})
    void refusesWhatIsNoValueOfTheType(NumberType type, String text) {
        assertThrows(MalformedException.class, () -> parsed(type, text));
    }

    @Test
    void vectorsAreLanes() {
        Slots slots = parsed(VectorType.V128, "i32x4 1 -1 0x80000000 3");
        assertEquals("i32x4 0x00000001 0xffffffff 0x80000000 0x00000003", ValueText.format(VectorType.V128, slots, 0));
        assertEquals(slots.getV128(0), parsed(VectorType.V128, ValueText.format(VectorType.V128, slots, 0)).getV128(0));
        assertEquals(0x4000000000000000L, parsed(VectorType.V128, "f64x2 0 2").getLong(1));
        assertThrows(MalformedException.class, () -> parsed(VectorType.V128, "i32x4 1 2 3"));
        assertThrows(MalformedException.class, () -> parsed(VectorType.V128, "1"));
    }

    @Test
    void referencesAreOnlyNull() {
        assertNull(parsed(ReferenceType.EXTERNREF, "null").getReference(0));
        assertEquals("null", ValueText.format(ReferenceType.FUNCREF, Slots.withReferences(1), 0));
        assertThrows(MalformedException.class, () -> parsed(ReferenceType.EXTERNREF, "1"));
        ReferenceType nonNull = ReferenceType.nonNull(ReferenceType.FUNCREF.heap());
        assertThrows(MalformedException.class, () -> parsed(nonNull, "null"));
        Slots slots = Slots.withReferences(1);
        slots.setReference(0, "x");
        assertEquals("x", ValueText.format(ReferenceType.EXTERNREF, slots, 0));
    }
}
