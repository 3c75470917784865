package io.zeolite.engine.validation;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.format.Opcode;

/** The rules about the immediates of instructions whose type is fixed but for the addresses. */
final class FixedRules {

    private static final int VECTOR_BYTES = 16;

    private FixedRules() {
    }

    static void check(Opcode opcode, FixedType type, ExpressionValidator code) {
        switch (opcode.immediates()) {
            case MEMARG -> type.apply(code.operands, accessed(opcode, code), AddressType.I32);
            case MEMARG_LANE -> {
                checkLane(code.reader.lane(), VECTOR_BYTES / opcode.accessBytes(), code);
                type.apply(code.operands, accessed(opcode, code), AddressType.I32);
            }
            case LANE -> {
                checkLane(code.reader.lane(), lanes(opcode), code);
                type.apply(code.operands);
            }
            case LANES -> {
                for (int i = 0; i < VECTOR_BYTES; i++) {
                    checkLane(code.reader.lane(i), 2 * VECTOR_BYTES, code);
                }
                type.apply(code.operands);
            }
            case MEMORY -> type.apply(code.operands, memory(code.reader.index(), code), AddressType.I32);
            case MEMORY_MEMORY ->
                    type.apply(code.operands, memory(code.reader.index(), code), memory(code.reader.index2(), code));
            case DATA_MEMORY -> {
                AddressType address = memory(code.reader.index2(), code);
                code.context.checkData(code.reader.index());
                type.apply(code.operands, address, AddressType.I32);
            }
            case DATA -> {
                code.context.checkData(code.reader.index());
                type.apply(code.operands);
            }
            case ELEMENT -> {
                code.context.element(code.reader.index());
                type.apply(code.operands);
            }
            case TABLE ->
                    type.apply(code.operands, code.context.table(code.reader.index()).address(), AddressType.I32);
            case TABLE_TABLE -> tableCopy(type, code);
            case ELEMENT_TABLE -> tableInit(type, code);
            case NONE, I32, I64, F32, F64, V128, FENCE -> type.apply(code.operands);
            case BLOCK_TYPE, TRY_TABLE, BR_TABLE, LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TYPE_TABLE, TYPE_FIELD,
                    TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE, SELECT_TYPES, HEAP_TYPE, REFERENCE, REFERENCE_NULL,
                    CAST ->
                    throw new AssertionError(opcode + " has no fixed type");
        }
    }

    /** {@return the address type of the memory that the memory argument names; offset and alignment are right} */
    private static AddressType accessed(Opcode opcode, ExpressionValidator code) {
        MemoryType memory = code.context.memory(code.reader.memory());
        int natural = Integer.numberOfTrailingZeros(opcode.accessBytes());
        if (code.reader.alignment() > natural) {
            throw code.place.invalid("alignment must not be larger than natural: 2^" + code.reader.alignment());
        }
        if (opcode.isAtomic() && code.reader.alignment() != natural) {
            throw code.place.invalid("alignment must be equal to natural: 2^" + code.reader.alignment());
        }
        if (memory.address() == AddressType.I32 && code.reader.offset() >>> 32 != 0) {
            throw code.place.invalid("offset out of range: " + Long.toUnsignedString(code.reader.offset()));
        }
        return memory.address();
    }

    private static AddressType memory(int index, ExpressionValidator code) {
        return code.context.memory(index).address();
    }

    /** {@return the number of lanes in the shape that the mnemonic starts with, for example 4 in {@code i32x4}} */
    private static int lanes(Opcode opcode) {
        String text = opcode.text();
        return Integer.parseInt(text, text.indexOf('x') + 1, text.indexOf('.'), 10);
    }

    private static void checkLane(int lane, int lanes, ExpressionValidator code) {
        if (lane >= lanes) {
            throw code.place.invalid("invalid lane index: " + lane);
        }
    }

    private static void tableCopy(FixedType type, ExpressionValidator code) {
        TableType target = code.context.table(code.reader.index());
        TableType source = code.context.table(code.reader.index2());
        checkElements(source.element(), target, code);
        type.apply(code.operands, target.address(), source.address());
    }

    private static void tableInit(FixedType type, ExpressionValidator code) {
        TableType target = code.context.table(code.reader.index2());
        checkElements(code.context.element(code.reader.index()), target, code);
        type.apply(code.operands, target.address(), AddressType.I32);
    }

    private static void checkElements(ReferenceType source, TableType target, ExpressionValidator code) {
        if (!TypeMatching.matches(source, target.element())) {
            throw code.place.mismatch("elements of " + code.place.text(target.element()), code.place.text(source));
        }
    }
}
