package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructRulesTest {

    /** Type 0: a structure of an immutable i64, a mutable i8 and a mutable non-null function. */
    private static final StructType TYPE = new StructType(List.of(new FieldType(NumberType.I64, false),
            new FieldType(PackedType.I8, true), new FieldType(ReferenceType.nonNull(AbstractHeapType.FUNC), true)));
    private static final ReferenceType STRUCT = ReferenceType.nonNull(new TypeIndex(0));

    private static ModuleBuilder returning(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().type(TYPE).type(new StructType(TYPE.fields().subList(0, 2)))
                .function(FunctionType.of(STRUCT).returning(results), code);
    }

    private static InstructionWriter struct() {
        return ModuleBuilder.code(Opcode.LOCAL_GET).index(0);
    }

    @Test
    void makesStructuresOfTheirFields() {
        InstructionWriter fields = ModuleBuilder.code(Opcode.I64_CONST).i64(0).opcode(Opcode.I32_CONST).i32(0);
        returning(fields.opcode(Opcode.STRUCT_NEW).index(1), ReferenceType.nonNull(new TypeIndex(1))).validate();
        returning(struct().opcode(Opcode.STRUCT_NEW).index(1), STRUCT).assertInvalid("type mismatch");
        returning(ModuleBuilder.code(Opcode.STRUCT_NEW).index(7), STRUCT).assertInvalid("unknown type 7");
        returning(ModuleBuilder.code(Opcode.STRUCT_NEW).index(2), STRUCT).assertInvalid("non-structure type 2");
    }

    @Test
    void makesDefaultStructuresOfDefaultableFieldsOnly() {
        returning(ModuleBuilder.code(Opcode.STRUCT_NEW_DEFAULT).index(1), ReferenceType.nonNull(new TypeIndex(1)))
                .validate();
        returning(ModuleBuilder.code(Opcode.STRUCT_NEW_DEFAULT).index(0), STRUCT)
                .assertInvalid("field type is not defaultable");
    }

    @Test
    void extendsPackedFieldsOnly() {
        returning(struct().opcode(Opcode.STRUCT_GET).index(0).index(0), NumberType.I64).validate();
        returning(struct().opcode(Opcode.STRUCT_GET_S).index(0).index(0), NumberType.I64)
                .assertInvalid("type mismatch");
        returning(struct().opcode(Opcode.STRUCT_GET_U).index(0).index(1), NumberType.I32).validate();
        returning(struct().opcode(Opcode.STRUCT_GET).index(0).index(1), NumberType.I32).assertInvalid("type mismatch");
        returning(struct().opcode(Opcode.STRUCT_GET).index(0).index(3)).assertInvalid("unknown field 3");
    }

    @Test
    void setsMutableFieldsOnly() {
        returning(struct().opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.STRUCT_SET).index(0).index(1)).validate();
        returning(struct().opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.STRUCT_SET).index(0).index(1))
                .assertInvalid("type mismatch");
        returning(struct().opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.STRUCT_SET).index(0).index(0))
                .assertInvalid("immutable field");
    }
}
