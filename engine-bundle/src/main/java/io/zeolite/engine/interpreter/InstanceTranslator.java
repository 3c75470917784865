package io.zeolite.engine.interpreter;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.List;

/** Translates what {@link InstanceOperations} executes, and the frequent globals. */
final class InstanceTranslator {

    private static final int MAX_INDEX = 1 << 24;

    private final ModuleTypes types;
    private final InstructionReader reader;
    private final CodeBuffer code;
    private final Operands operands;

    InstanceTranslator(ModuleTypes types, InstructionReader reader, CodeBuffer code, Operands operands) {
        this.types = types;
        this.reader = reader;
        this.code = code;
        this.operands = operands;
    }

    /** {@return whether the instruction is one of these} */
    static boolean translates(Opcode opcode) {
        return switch (opcode) {
            case GLOBAL_GET, GLOBAL_SET, TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_COPY,
                    TABLE_INIT,
                    MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, DATA_DROP, ELEM_DROP, REF_FUNC,
                    I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U -> true;
            case V128_CONST -> false;
            default -> opcode.isVector() || opcode.isAtomic();
        };
    }

    void translate(Opcode opcode) {
        switch (opcode) {
            case GLOBAL_GET, GLOBAL_SET -> global(opcode);
            case TABLE_GET -> table(opcode, 1, SlotKind.REFERENCE);
            case TABLE_SET -> table(opcode, 2);
            case TABLE_SIZE -> table(opcode, 0, SlotKind.NUMBER_64);
            case TABLE_GROW -> table(opcode, 2, SlotKind.NUMBER_64);
            case TABLE_FILL, TABLE_COPY, TABLE_INIT -> table(opcode, 3);
            case MEMORY_SIZE -> memory(opcode, 0, SlotKind.NUMBER_64);
            case MEMORY_GROW -> memory(opcode, 1, SlotKind.NUMBER_64);
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> memory(opcode, 3);
            case DATA_DROP, ELEM_DROP -> onInstance(opcode, 0, false, false);
            case REF_FUNC -> onInstance(opcode, 0, false, false, SlotKind.REFERENCE);
            case I64_ADD128, I64_SUB128 -> onInstance(opcode, 4, false, false, SlotKind.NUMBER_64, SlotKind.NUMBER_64);
            case I64_MUL_WIDE_S, I64_MUL_WIDE_U ->
                    onInstance(opcode, 2, false, false, SlotKind.NUMBER_64, SlotKind.NUMBER_64);
            default -> {
                if (opcode.isVector()) {
                    vector(opcode);
                } else {
                    atomic(opcode);
                }
            }
        }
    }

    private void global(Opcode opcode) {
        ValueType value = types.global(reader.index()).value();
        boolean get = opcode == Opcode.GLOBAL_GET;
        if (value != NumberType.I32 && value != NumberType.I64) {
            onInstance(opcode, get ? 0 : value.slots(), false, false,
                    get ? SlotKind.of(List.of(value)) : new SlotKind[0]);
        } else if (get) {
            int op = value == NumberType.I32 ? Op.GLOBAL_GET_32 : Op.GLOBAL_GET_64;
            code.add(Op.target(op, reader.index(), 0, operands.push(false)));
        } else {
            int op = value == NumberType.I32 ? Op.GLOBAL_SET_32 : Op.GLOBAL_SET_64;
            code.add(Op.target(op, reader.index(), operands.slot(operands.pop()), 0));
        }
    }

    private void table(Opcode opcode, int operandCount, SlotKind... results) {
        boolean wide = types.table(reader.table()).address() == AddressType.I64;
        boolean wide2 = switch (opcode) {
            case TABLE_COPY -> types.table(reader.index2()).address() == AddressType.I64;
            default -> wide;
        };
        onInstance(opcode, operandCount, wide, wide2, results);
    }

    private void memory(Opcode opcode, int operandCount, SlotKind... results) {
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        boolean wide2 = switch (opcode) {
            case MEMORY_COPY -> types.memory(reader.index2()).address() == AddressType.I64;
            default -> wide;
        };
        onInstance(opcode, operandCount, wide, wide2, results);
    }

    /**
     * Translates a vector instruction. What has no room in its immediates becomes operands: the lanes of a shuffle, and the
     * offset of an access to memory unless it is zero.
     */
    private void vector(Opcode opcode) {
        boolean access = opcode.accessBytes() > 0;
        boolean wide = access && types.memory(reader.memory()).address() == AddressType.I64;
        boolean offset = access && reader.offset() != 0;
        Signature signature = opcode.signature().orElseThrow();
        int count = 0;
        for (OperandKind operand : signature.operands()) {
            count += operand == OperandKind.V128 ? 2 : 1;
        }
        if (opcode.immediates() == Immediates.LANES) {
            operands.pushVectorConstant(reader.v128Low(), reader.v128High());
            count += 2;
        } else if (offset) {
            operands.pushConstant(reader.offset());
            count++;
        }
        SlotKind[] results = signature.resultCount() == 0
                ? new SlotKind[0]
                : SlotKind.of(List.of(signature.result(0).valueType(AddressType.I32, AddressType.I32)));
        int memory = access ? checked(reader.memory()) : 0;
        int lane = VectorOperations.hasLane(opcode) ? reader.lane() : 0;
        onInstance(opcode, count, InstanceOperations.immediates(memory, lane, wide, offset), results);
    }

    /** Translates an atomic instruction, whose offset becomes an operand unless it is zero. */
    private void atomic(Opcode opcode) {
        if (opcode == Opcode.ATOMIC_FENCE) {
            onInstance(opcode, 0, false, false);
            return;
        }
        Signature signature = opcode.signature().orElseThrow();
        boolean offset = reader.offset() != 0;
        if (offset) {
            operands.pushConstant(reader.offset());
        }
        SlotKind[] results = signature.resultCount() == 0
                ? new SlotKind[0]
                : SlotKind.of(List.of(signature.result(0).valueType(AddressType.I32, AddressType.I32)));
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        onInstance(opcode, signature.operandCount() + (offset ? 1 : 0),
                InstanceOperations.immediates(checked(reader.memory()), 0, wide, offset), results);
    }

    private void onInstance(Opcode opcode, int operandCount, boolean wide, boolean wide2, SlotKind... results) {
        long immediates = InstanceOperations.immediates(first(opcode), second(opcode), wide, wide2);
        onInstance(opcode, operandCount, immediates, results);
    }

    /** Emits an instruction of {@link InstanceOperations}, whose operands are in their own slots. */
    private void onInstance(Opcode opcode, int operandCount, long immediates, SlotKind... results) {
        code.add(Op.target(Op.INSTANCE, opcode.ordinal(), 0, operands.takeTop(operandCount)), immediates);
        operands.push(results);
    }

    private int first(Opcode opcode) {
        return opcode.immediates().indexSpaces().isEmpty() ? 0 : checked(reader.index());
    }

    private int second(Opcode opcode) {
        return opcode.immediates().indexSpaces().size() < 2 ? 0 : checked(reader.index2());
    }

    /** {@return an index, if it fits into an instruction} */
    static int checked(int number) {
        if (Integer.compareUnsigned(number, MAX_INDEX) >= 0) {
            throw new UnsupportedException("implementation limit: index " + Integer.toUnsignedString(number));
        }
        return number;
    }
}
