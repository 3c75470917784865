package io.zeolite.engine.interpreter;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.List;

/** Translates instructions on structures, arrays and i31, and casts. */
final class AggregateTranslator {

    private static final SlotKind[] NOTHING = {};
    private static final SlotKind[] NUMBER = {SlotKind.NUMBER_32};
    private static final SlotKind[] REFERENCE = {SlotKind.REFERENCE};

    private final ModuleTypes types;
    private final InstructionReader reader;
    private final CodeBuffer code;
    private final Operands operands;

    AggregateTranslator(ModuleTypes types, InstructionReader reader, CodeBuffer code, Operands operands) {
        this.types = types;
        this.reader = reader;
        this.code = code;
        this.operands = operands;
    }

    void translate(Opcode opcode) {
        int type = reader.index();
        switch (opcode) {
            case STRUCT_NEW -> emit(opcode, fieldSlots(types.structType(type)), REFERENCE);
            case STRUCT_NEW_DEFAULT -> emit(opcode, 0, REFERENCE);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> emit(opcode, 1, slots(field()));
            case STRUCT_SET -> emit(opcode, 1 + slots(field()).length, NOTHING);
            case ARRAY_NEW -> emit(opcode, slots(element(type)).length + 1, REFERENCE);
            case ARRAY_NEW_DEFAULT -> emit(opcode, 1, REFERENCE);
            case ARRAY_NEW_FIXED -> emit(opcode, reader.index2() * slots(element(type)).length, REFERENCE);
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> emit(opcode, 2, REFERENCE);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> emit(opcode, 2, slots(element(type)));
            case ARRAY_SET -> emit(opcode, 2 + slots(element(type)).length, NOTHING);
            case ARRAY_LEN, I31_GET_S, I31_GET_U -> emit(opcode, 1, NUMBER);
            case ARRAY_FILL -> emit(opcode, 3 + slots(element(type)).length, NOTHING);
            case ARRAY_COPY -> emit(opcode, 5, NOTHING);
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> emit(opcode, 4, NOTHING);
            case REF_EQ -> emit(opcode, 2, NUMBER);
            case REF_I31 -> emit(opcode, 1, REFERENCE);
            case REF_TEST, REF_TEST_NULL -> {
                test(reader.castTarget());
                operands.pop();
                operands.push(NUMBER);
            }
            case REF_CAST, REF_CAST_NULL -> cast(opcode, reader.castTarget());
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
                // the same object
            }
            default -> throw new AssertionError(opcode);
        }
    }

    /** Emits what sets the number of the last operand, a reference, to whether it is of the type; the operand stays. */
    void test(ReferenceType target) {
        cast(Opcode.REF_TEST, target);
    }

    private void cast(Opcode opcode, ReferenceType target) {
        operands.settleTop(1);
        long immediates = switch (target.heap()) {
            case AbstractHeapType heap -> InstanceOperations.immediates(AggregateOperations.encode(heap), 0, false,
                    target.nullable());
            case TypeIndex defined -> InstanceOperations.immediates(defined.index(), 0, true, target.nullable());
            case TypeUse use -> throw new AssertionError(use);
        };
        code.add(Op.target(Op.INSTANCE, opcode.ordinal(), 0, operands.own(operands.height() - 1)), immediates);
    }

    private void emit(Opcode opcode, int operandCount, SlotKind[] results) {
        long immediates = InstanceOperations.immediates(reader.index(), reader.index2(), false, false);
        code.add(Op.target(Op.INSTANCE, opcode.ordinal(), 0, operands.takeTop(operandCount)), immediates);
        operands.push(results);
    }

    private FieldType field() {
        return types.structType(reader.index()).fields().get(reader.index2());
    }

    private FieldType element(int type) {
        return types.arrayType(type).element();
    }

    private static SlotKind[] slots(FieldType field) {
        return SlotKind.of(List.of(field.storage().unpacked()));
    }

    private static int fieldSlots(StructType struct) {
        int slots = 0;
        for (FieldType field : struct.fields()) {
            slots += AggregateOperations.width(field.storage());
        }
        return slots;
    }
}
