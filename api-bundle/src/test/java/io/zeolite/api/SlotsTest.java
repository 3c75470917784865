package io.zeolite.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.VectorType;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void zeroExtendsNarrowValues() {
        Slots slots = Slots.ofSize(2);
        slots.setInt(0, -1);
        slots.setFloat(1, -0.0f);
        assertEquals(0xffffffffL, slots.getLong(0));
        assertEquals(0x80000000L, slots.getLong(1));
        assertEquals("[0xffffffff 0x80000000]", slots.toString());
    }

    @Test
    void takesTheLargerOfParametersAndResults() {
        FunctionType type = FunctionType.of(NumberType.I32).returning(VectorType.V128, NumberType.F64);
        assertEquals(3, Slots.forType(type).size());
        assertEquals(3, type.resultSlots());
    }

    @Test
    void keepsReferencesBesideTheBits() {
        Slots slots = Slots.forType(FunctionType.of(ReferenceType.EXTERNREF, NumberType.I64));
        slots.set(0, ReferenceType.EXTERNREF, "object");
        slots.set(1, NumberType.I64, 5L);
        assertEquals("object", slots.get(0, ReferenceType.EXTERNREF));
        assertEquals(5L, slots.get(1, NumberType.I64));
        assertNull(Slots.ofSize(1).getReference(0));
        assertThrows(IndexOutOfBoundsException.class, () -> Slots.ofSize(1).getReference(1));
        assertThrows(IndexOutOfBoundsException.class, () -> Slots.ofSize(1).setReference(0, "object"));
    }

    @Test
    void copiesTheBitsItIsMadeOf() {
        long[] bits = {1};
        Slots slots = Slots.of(bits);
        bits[0] = 2;
        assertEquals(1, slots.getLong(0));
    }

    @Test
    void doesNotTearVectorsAtTheEnd() {
        Slots slots = Slots.ofSize(1);
        assertThrows(IndexOutOfBoundsException.class, () -> slots.setV128(0, new V128(1, 2)));
        assertEquals(0, slots.getLong(0));
    }
}
