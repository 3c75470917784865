package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import org.junit.jupiter.api.Test;

class ArrayRulesTest {

    private static final int BYTES = 0;
    private static final int CONSTANT_LONGS = 1;
    private static final int FUNCTIONS = 2;
    private static final int CONSTANT_BYTES = 3;

    /** The four array types above; a data segment; a segment of functions and one of host values. */
    private static ModuleBuilder returning(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().type(new ArrayType(new FieldType(PackedType.I8, true)))
                .type(new ArrayType(new FieldType(NumberType.I64, false)))
                .type(new ArrayType(new FieldType(ReferenceType.nonNull(AbstractHeapType.FUNC), true)))
                .type(new ArrayType(new FieldType(PackedType.I8, false)))
                .data(new SegmentMode.Passive())
                .element(ReferenceType.nonNull(AbstractHeapType.FUNC), new SegmentMode.Passive())
                .element(ReferenceType.EXTERNREF, new SegmentMode.Passive())
                .function(FunctionType.of(array(BYTES), array(CONSTANT_LONGS), array(FUNCTIONS), array(CONSTANT_BYTES))
                        .returning(results), code);
    }

    private static ReferenceType array(int type) {
        return ReferenceType.nonNull(new TypeIndex(type));
    }

    private static InstructionWriter get(int array) {
        return ModuleBuilder.code(Opcode.LOCAL_GET).index(array);
    }

    private static InstructionWriter i32s(int count, InstructionWriter code) {
        for (int i = 0; i < count; i++) {
            code.opcode(Opcode.I32_CONST).i32(0);
        }
        return code;
    }

    private static InstructionWriter i32s(int count) {
        return i32s(count, ModuleBuilder.code());
    }

    @Test
    void makesArrays() {
        returning(i32s(2).opcode(Opcode.ARRAY_NEW).index(BYTES), array(BYTES)).validate();
        returning(i32s(2).opcode(Opcode.ARRAY_NEW).index(CONSTANT_LONGS), array(CONSTANT_LONGS))
                .assertInvalid("type mismatch");
        returning(i32s(1).opcode(Opcode.ARRAY_NEW_DEFAULT).index(BYTES), array(BYTES)).validate();
        returning(i32s(1).opcode(Opcode.ARRAY_NEW_DEFAULT).index(FUNCTIONS), array(FUNCTIONS))
                .assertInvalid("array type is not defaultable");
        returning(i32s(3).opcode(Opcode.ARRAY_NEW_FIXED).index(BYTES).index(3), array(BYTES)).validate();
        returning(i32s(3).opcode(Opcode.ARRAY_NEW_FIXED).index(BYTES).index(4), array(BYTES))
                .assertInvalid("type mismatch");
        returning(i32s(1).opcode(Opcode.ARRAY_NEW_DEFAULT).index(4), array(BYTES)).assertInvalid("non-array type 4");
    }

    @Test
    void makesArraysOfSegments() {
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_DATA).index(BYTES).index(0), array(BYTES)).validate();
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_DATA).index(FUNCTIONS).index(0), array(FUNCTIONS))
                .assertInvalid("array type is not numeric or vector");
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_DATA).index(BYTES).index(1), array(BYTES))
                .assertInvalid("unknown data segment 1");
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_ELEM).index(FUNCTIONS).index(0), array(FUNCTIONS)).validate();
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_ELEM).index(FUNCTIONS).index(1), array(FUNCTIONS))
                .assertInvalid("type mismatch");
        returning(i32s(2).opcode(Opcode.ARRAY_NEW_ELEM).index(FUNCTIONS).index(2), array(FUNCTIONS))
                .assertInvalid("unknown elem segment 2");
    }

    @Test
    void readsElements() {
        returning(i32s(1, get(CONSTANT_LONGS)).opcode(Opcode.ARRAY_GET).index(CONSTANT_LONGS), NumberType.I64)
                .validate();
        returning(i32s(1, get(BYTES)).opcode(Opcode.ARRAY_GET).index(BYTES), NumberType.I32)
                .assertInvalid("type mismatch");
        returning(i32s(1, get(BYTES)).opcode(Opcode.ARRAY_GET_S).index(BYTES), NumberType.I32).validate();
        returning(i32s(1, get(CONSTANT_LONGS)).opcode(Opcode.ARRAY_GET_U).index(CONSTANT_LONGS), NumberType.I64)
                .assertInvalid("type mismatch");
        returning(i32s(1, get(BYTES)).opcode(Opcode.ARRAY_GET).index(CONSTANT_LONGS), NumberType.I64)
                .assertInvalid("type mismatch");
        returning(get(BYTES).opcode(Opcode.ARRAY_LEN), NumberType.I32).validate();
        returning(i32s(1).opcode(Opcode.ARRAY_LEN), NumberType.I32).assertInvalid("type mismatch");
    }

    @Test
    void writesMutableElementsOnly() {
        returning(i32s(2, get(BYTES)).opcode(Opcode.ARRAY_SET).index(BYTES)).validate();
        returning(i32s(1, get(CONSTANT_LONGS)).opcode(Opcode.I64_CONST).i64(0).opcode(Opcode.ARRAY_SET)
                .index(CONSTANT_LONGS)).assertInvalid("immutable array");
        returning(i32s(3, get(BYTES)).opcode(Opcode.ARRAY_FILL).index(BYTES)).validate();
        returning(i32s(3, get(CONSTANT_BYTES)).opcode(Opcode.ARRAY_FILL).index(CONSTANT_BYTES))
                .assertInvalid("immutable array");
        returning(i32s(3, get(BYTES)).opcode(Opcode.ARRAY_INIT_DATA).index(BYTES).index(0)).validate();
        returning(i32s(3, get(CONSTANT_BYTES)).opcode(Opcode.ARRAY_INIT_DATA).index(CONSTANT_BYTES).index(0))
                .assertInvalid("immutable array");
        returning(i32s(3, get(FUNCTIONS)).opcode(Opcode.ARRAY_INIT_ELEM).index(FUNCTIONS).index(0)).validate();
        returning(i32s(3, get(FUNCTIONS)).opcode(Opcode.ARRAY_INIT_ELEM).index(FUNCTIONS).index(1))
                .assertInvalid("type mismatch");
    }

    private static InstructionWriter copy(int target, int source) {
        return i32s(2, i32s(1, get(target)).opcode(Opcode.LOCAL_GET).index(source)).opcode(Opcode.ARRAY_COPY)
                .index(target)
                .index(source);
    }

    @Test
    void copiesElementsThatMatch() {
        returning(copy(BYTES, CONSTANT_BYTES)).validate();
        returning(copy(CONSTANT_BYTES, BYTES)).assertInvalid("immutable array");
        returning(copy(BYTES, CONSTANT_LONGS)).assertInvalid("array types do not match");
    }
}
