package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.InvalidException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.RecursiveTypeIndex;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.BlockType;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTypesTest {

    private static final FunctionType FUNCTION = FunctionType.of(NumberType.I32).returning(NumberType.I64);

    private static StructType referringTo(int type) {
        return new StructType(List.of(new FieldType(ReferenceType.nullable(new TypeIndex(type)), true)));
    }

    private static ReferenceType field(StructType type) {
        return (ReferenceType) type.fields().getFirst().storage();
    }

    @Test
    void rollsReferencesWithinAGroupAndClosesOthers() {
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().type(FUNCTION)
                .group(SubType.of(referringTo(2)), SubType.of(referringTo(0))).build());
        StructType inner = (StructType) types.type(1).subType().composite();
        StructType outer = (StructType) types.type(2).subType().composite();
        assertEquals(new RecursiveTypeIndex(1), field(inner).heap());
        assertSame(types.type(0), field(outer).heap());
    }

    @Test
    void expandsCompositeTypes() {
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().type(FUNCTION)
                .group(SubType.of(referringTo(2)), SubType.of(referringTo(1))).build());
        assertSame(types.type(2), field(types.structType(1)).heap());
        assertSame(types.type(1), field(types.structType(2)).heap());
        assertEquals(FUNCTION, types.functionType(0));
        assertThrows(ClassCastException.class, () -> types.arrayType(0));
        assertThrows(IndexOutOfBoundsException.class, () -> types.type(3));
    }

    @Test
    void equalTypesOfTwoModulesAreTheSame() {
        ModuleBuilder builder = new ModuleBuilder().type(FUNCTION)
                .group(SubType.of(referringTo(2)), SubType.of(referringTo(0)));
        ModuleTypes one = ModuleTypes.of(builder.build());
        ModuleTypes other = ModuleTypes.of(new ModuleBuilder().type(referringTo(0)).type(FUNCTION)
                .group(SubType.of(referringTo(3)), SubType.of(referringTo(1))).build());
        assertSame(one.type(0), other.type(1));
        assertSame(one.type(1), other.type(2));
        assertSame(one.type(2), other.type(3));
        assertNotEquals(one.type(2),
                ModuleTypes.of(new ModuleBuilder().type(FUNCTION).type(referringTo(0)).build()).type(1));
    }

    @Test
    void indexSpacesStartWithImports() {
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().type(FUNCTION).type(FunctionType.of())
                .imported(new ExternType.Function(new TypeIndex(1)))
                .imported(new GlobalType(ReferenceType.nullable(new TypeIndex(0)), false))
                .function(0, List.of(), ModuleBuilder.code())
                .global(new GlobalType(NumberType.F32, true), ModuleBuilder.code(Opcode.F32_CONST).f32Bits(0)).tag(1)
                .build());
        assertEquals(2, types.functionCount());
        assertEquals(1, types.importedFunctionCount());
        assertSame(types.type(1), types.functionDefinedType(0));
        assertEquals(FUNCTION, types.function(1));
        assertEquals(new GlobalType(ReferenceType.nullable(types.type(0)), false), types.global(0));
        assertEquals(NumberType.F32, types.global(1).value());
        assertEquals(1, types.importedCount(ExternKind.GLOBAL));
        assertEquals(FunctionType.of(), types.tag(0));
        assertEquals(new ExternType.Function(types.type(0)), types.extern(ExternKind.FUNCTION, 1));
    }

    @Test
    void findsTheTypesOfBlocks() {
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().type(FUNCTION).build());
        assertEquals(FunctionType.of(), types.blockType(BlockType.EMPTY));
        assertEquals(FunctionType.of().returning(NumberType.F64), types.blockType(new BlockType.Value(NumberType.F64)));
        assertSame(types.functionType(0), types.blockType(new BlockType.Index(0)));
        ReferenceType reference = ReferenceType.nonNull(new TypeIndex(0));
        assertEquals(FunctionType.of().returning(ReferenceType.nonNull(types.type(0))),
                types.blockType(new BlockType.Value(reference)));
    }

    @Test
    void rejectsUnknownTypes() {
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().type(FUNCTION).build());
        assertThrows(InvalidException.class, () -> types.close(ReferenceType.nullable(new TypeIndex(1))));
        assertThrows(InvalidException.class, () -> types.close(ReferenceType.nullable(new TypeIndex(-1))));
        assertThrows(InvalidException.class, () -> ModuleTypes.of(new ModuleBuilder().tag(0).build()));
    }

    @Test
    void groupsOfThousandsOfTypesAreClosedInReasonableTime() {
        SubType[] members = new SubType[2_000];
        for (int i = 0; i < members.length; i++) {
            members[i] = SubType.of(referringTo(members.length - 1 - i));
        }
        ModuleTypes types = ModuleTypes.of(new ModuleBuilder().group(members).build());
        assertTrue(TypeMatching.matches(types.type(0), types.type(0)));
        assertSame(types.type(members.length - 1), field(types.structType(0)).heap());
    }
}
