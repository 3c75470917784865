package io.zeolite.engine.numeric.vector;

import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;

/** How often the method of a vector instruction is called, and with what, to compute all that the instruction gives. */
public enum VectorForm {
    /** Each half of the result from the same halves of the operands, and from the count of a shift. */
    HALVES,
    /** The low half from the low halves of the operands, the high half from these shifted right by 32 bits. */
    WIDEN_LOW,
    /** The low half from the high halves of the operands, the high half from these shifted right by 32 bits. */
    WIDEN_HIGH,
    /** The low half from both halves of the first operand, the high half from both of the second. */
    NARROW,
    /** The low half from both halves of the operand; the high half is zero. */
    NARROW_ZERO,
    /** A number from both halves. */
    REDUCE,
    /** Both halves from a number, the same. */
    SPLAT,
    /** A number from the half that has the lane, and the lane's place in it. */
    EXTRACT,
    /** The half that has the lane from itself, a number and the lane's place in it. */
    REPLACE,
    /** Each half from both halves of the first operand and the same half of the second. */
    SWIZZLE,
    /** Each half from both halves of both operands and half of the sixteen lanes. */
    SHUFFLE;

    /** {@return the form of a vector instruction, which neither is a constant nor accesses memory} */
    static VectorForm of(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        boolean givesVector = signature.result(0) == OperandKind.V128;
        if (opcode.immediates() == Immediates.LANES) {
            return SHUFFLE;
        } else if (opcode.immediates() == Immediates.LANE) {
            return givesVector ? REPLACE : EXTRACT;
        } else if (!givesVector) {
            return REDUCE;
        } else if (signature.operand(0) != OperandKind.V128) {
            return SPLAT;
        }
        return ofVectors(opcode.text());
    }

    private static VectorForm ofVectors(String text) {
        if (text.endsWith("swizzle")) {
            return SWIZZLE;
        } else if (text.contains("_low_")) {
            return WIDEN_LOW;
        } else if (text.contains("_high_")) {
            return WIDEN_HIGH;
        } else if (text.contains(".narrow_")) {
            return NARROW;
        }
        return text.endsWith("_zero") ? NARROW_ZERO : HALVES;
    }
}
