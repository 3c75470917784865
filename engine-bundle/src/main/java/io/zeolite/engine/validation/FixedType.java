package io.zeolite.engine.validation;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.Arrays;
import java.util.List;

/**
 * The fixed type of an instruction, taken from its row of the opcode table and laid out for the loop of the validator.
 * <p>
 * Threads: immutable.
 */
final class FixedType {

    private static final FixedType[] BY_OPCODE = Arrays.stream(Opcode.values())
            .map(opcode -> opcode.signature().map(type -> new FixedType(opcode, type)).orElse(null))
            .toArray(FixedType[]::new);

    private final List<OperandKind> operandKinds;
    private final List<OperandKind> resultKinds;
    private final ValueType[] operands;
    private final ValueType[] results;
    private final boolean isPlain;

    private FixedType(Opcode opcode, Signature type) {
        operandKinds = type.operands();
        resultKinds = type.results();
        operands = operandKinds.stream().map(FixedType::assumed).toArray(ValueType[]::new);
        results = resultKinds.stream().map(FixedType::assumed).toArray(ValueType[]::new);
        isPlain = hasOnlyValues(opcode.immediates());
    }

    private static ValueType assumed(OperandKind kind) {
        return kind.valueType(AddressType.I32, AddressType.I32);
    }

    private static boolean hasOnlyValues(Immediates immediates) {
        return switch (immediates) {
            case NONE, I32, I64, F32, F64, V128, FENCE -> true;
            case BLOCK_TYPE, TRY_TABLE, BR_TABLE, LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, MEMORY, DATA,
                    ELEMENT, TYPE_TABLE, TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE, DATA_MEMORY,
                    MEMORY_MEMORY, ELEMENT_TABLE, TABLE_TABLE, MEMARG, MEMARG_LANE, LANE, LANES, SELECT_TYPES,
                    HEAP_TYPE, REFERENCE, REFERENCE_NULL, CAST ->
                    false;
        };
    }

    /** {@return the fixed type of the instruction; null if it needs a rule} */
    static FixedType of(Opcode opcode) {
        return BY_OPCODE[opcode.ordinal()];
    }

    /** {@return whether the immediates need no check and no operand is an address} */
    boolean isPlain() {
        return isPlain;
    }

    /**
     * Applies the type, in which addresses are 32 bits wide. The common shapes stand without loops, whose ends are hard to
     * predict: that makes validation a fifth faster.
     */
    void apply(OperandStack stack) {
        if (results.length != 1 || operands.length > 2) {
            applyInLoops(stack);
        } else if (operands.length == 0) {
            stack.push(results[0]);
        } else {
            if (operands.length == 2) {
                stack.pop(operands[1]);
            }
            stack.replace(operands[0], results[0]);
        }
    }

    private void applyInLoops(OperandStack stack) {
        for (int i = operands.length - 1; i >= 0; i--) {
            stack.pop(operands[i]);
        }
        for (ValueType result : results) {
            stack.push(result);
        }
    }

    /** Applies the type, given the address types of the memories or tables that the instruction names. */
    void apply(OperandStack stack, AddressType first, AddressType second) {
        if (first == AddressType.I32 && second == AddressType.I32) {
            apply(stack);
            return;
        }
        for (int i = operands.length - 1; i >= 0; i--) {
            stack.pop(operandKinds.get(i).valueType(first, second));
        }
        for (int i = 0; i < results.length; i++) {
            stack.push(resultKinds.get(i).valueType(first, second));
        }
    }
}
