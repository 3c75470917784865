package io.zeolite.api.type;

import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Slots;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesTest {

    @Test
    void readLikeTheSpecification() {
        assertEquals("[i32 v128] -> [funcref (ref extern)]", FunctionType.of(I32, VectorType.V128)
                .returning(ReferenceType.FUNCREF, ReferenceType.nonNull(AbstractHeapType.EXTERN)).toString());
        assertEquals("nullref", ReferenceType.nullable(AbstractHeapType.NONE).toString());
        assertEquals("(ref null 3)", ReferenceType.nullable(new TypeIndex(3)).toString());
        assertEquals("memory i64 1 2", new MemoryType(AddressType.I64, Limits.of(1, 2), false, 16).toString());
        assertEquals("global (mut f64)", new GlobalType(F64, true).toString());
        assertEquals("(struct (field (mut i8)) (field i64))",
                new StructType(List.of(new FieldType(PackedType.I8, true), new FieldType(I64, false))).toString());
    }

    @Test
    void giveHandlesTheirExactType() {
        assertEquals(MethodType.methodType(long.class, int.class, Object.class),
                FunctionType.of(I32, ReferenceType.EXTERNREF).returning(I64).methodType());
        assertEquals(MethodType.methodType(Slots.class), FunctionType.of().returning(I32, I32).methodType());
    }

    @Test
    void areEqualByStructureAcrossModules() {
        RecursiveType list = new RecursiveType(List.of(SubType.of(new StructType(
                List.of(new FieldType(ReferenceType.nullable(new RecursiveTypeIndex(0)), false))))));
        RecursiveType same = new RecursiveType(list.members());
        assertEquals(DefinedType.of(list, 0), DefinedType.of(same, 0));
        assertNotEquals(DefinedType.of(list, 0), DefinedType.of(FunctionType.of()));
        StructType unrolled = (StructType) DefinedType.of(list, 0).expand();
        assertEquals(ReferenceType.nullable(DefinedType.of(list, 0)), unrolled.fields().getFirst().storage());
    }

    @Test
    void matchLimitsAsUnsignedNumbers() {
        assertTrue(Limits.of(2, 3).matches(Limits.of(1, 4)));
        assertFalse(Limits.atLeast(2).matches(Limits.of(1, 4)));
        assertTrue(Limits.atLeast(-1).matches(Limits.atLeast(1)));
        assertFalse(Limits.of(1, -1).matches(Limits.of(1, 5)));
    }
}
