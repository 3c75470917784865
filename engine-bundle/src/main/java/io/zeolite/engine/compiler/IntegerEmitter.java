package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.engine.numeric.IntegerDivision;
import io.zeolite.format.Opcode;
import java.lang.classfile.CodeBuilder;

/** Emits arithmetic on integers. The JVM takes counts of shifts modulo the width, as WebAssembly does. */
final class IntegerEmitter {

    private static final int INT_COUNT = 31;
    private static final int LONG_COUNT = 63;

    private final Emitter out;
    private final CodeBuilder code;
    private final Pending pending;

    IntegerEmitter(Emitter out, Pending pending) {
        this.out = out;
        this.code = out.code;
        this.pending = pending;
    }

    /** {@code [.., operands] -> [.., result]}; the last operand may be pending. */
    void emit(Opcode opcode) {
        switch (opcode) {
            case I32_ROTL, I32_ROTR -> rotateInt(opcode == Opcode.I32_ROTL);
            case I64_ROTL, I64_ROTR -> rotateLong(opcode == Opcode.I64_ROTL);
            case I32_DIV_S, I32_REM_S, I32_DIV_U, I32_REM_U -> divideInts(opcode);
            case I64_DIV_S, I64_REM_S, I64_DIV_U, I64_REM_U -> divideLongs(opcode);
            case I64_SHL, I64_SHR_S, I64_SHR_U -> shiftLong(opcode);
            default -> {
                pending.flush();
                emitPlain(opcode);
            }
        }
    }

    private void emitPlain(Opcode opcode) {
        switch (opcode) {
            case I32_CLZ -> out.call(CD_Integer, "numberOfLeadingZeros", CD_int, CD_int);
            case I32_CTZ -> out.call(CD_Integer, "numberOfTrailingZeros", CD_int, CD_int);
            case I32_POPCNT -> out.call(CD_Integer, "bitCount", CD_int, CD_int);
            case I32_ADD -> code.iadd();
            case I32_SUB -> code.isub();
            case I32_MUL -> code.imul();
            case I32_AND -> code.iand();
            case I32_OR -> code.ior();
            case I32_XOR -> code.ixor();
            case I32_SHL -> code.ishl();
            case I32_SHR_S -> code.ishr();
            case I32_SHR_U -> code.iushr();
            case I64_CLZ -> countBits("numberOfLeadingZeros");
            case I64_CTZ -> countBits("numberOfTrailingZeros");
            case I64_POPCNT -> countBits("bitCount");
            case I64_ADD -> code.ladd();
            case I64_SUB -> code.lsub();
            case I64_MUL -> code.lmul();
            case I64_AND -> code.land();
            case I64_OR -> code.lor();
            case I64_XOR -> code.lxor();
            default -> throw new IllegalArgumentException(opcode.text());
        }
    }

    private void countBits(String name) {
        out.call(CD_Long, name, CD_int, CD_long);
        code.i2l();
    }

    private void shiftLong(Opcode opcode) {
        if (pending.isConstant()) {
            out.push((int) pending.takeConstant() & LONG_COUNT);
        } else {
            pending.flush();
            code.l2i();
        }
        switch (opcode) {
            case I64_SHL -> code.lshl();
            case I64_SHR_S -> code.lshr();
            default -> code.lushr();
        }
    }

    /** As two shifts, of which the just-in-time compiler makes one rotation in methods of any size. */
    private void rotateInt(boolean left) {
        if (pending.isConstant()) {
            int count = (int) pending.takeConstant();
            int toLeft = left ? count : -count;
            // [.., x] -> [.., x << n, x] -> [.., x << n | x >>> -n]
            code.dup();
            out.push(toLeft & INT_COUNT);
            code.ishl().swap();
            out.push(-toLeft & INT_COUNT);
            code.iushr().ior();
        } else {
            pending.flush();
            int mark = out.variables.mark();
            Variable count = out.variables.allocate(Kind.I);
            out.store(count);
            code.dup();
            out.load(count);
            shiftInt(left);
            code.swap();
            out.load(count);
            code.ineg();
            shiftInt(!left);
            code.ior();
            out.variables.release(mark);
        }
    }

    private void shiftInt(boolean left) {
        if (left) {
            code.ishl();
        } else {
            code.iushr();
        }
    }

    private void rotateLong(boolean left) {
        if (pending.isConstant()) {
            int count = (int) pending.takeConstant();
            int toLeft = left ? count : -count;
            code.dup2();
            out.push(toLeft & LONG_COUNT);
            code.lshl();
            out.swap(Kind.J);
            out.push(-toLeft & LONG_COUNT);
            code.lushr().lor();
        } else {
            pending.flush();
            code.l2i();
            int mark = out.variables.mark();
            Variable count = out.variables.allocate(Kind.I);
            out.store(count);
            code.dup2();
            out.load(count);
            shiftLong(left);
            out.swap(Kind.J);
            out.load(count);
            code.ineg();
            shiftLong(!left);
            code.lor();
            out.variables.release(mark);
        }
    }

    private void shiftLong(boolean left) {
        if (left) {
            code.lshl();
        } else {
            code.lushr();
        }
    }

    /** A constant divisor other than 0 and -1 needs no checks; unsigned, it is cheaper to divide longs then. */
    private void divideInts(Opcode opcode) {
        if (!pending.isConstant()) {
            pending.flush();
            NumericEmitter.callNamesake(out, IntegerDivision.class, opcode);
            return;
        }
        int divisor = (int) pending.takeConstant();
        if (divisor == 0 || divisor == -1) {
            out.push(divisor);
            NumericEmitter.callNamesake(out, IntegerDivision.class, opcode);
            return;
        }
        boolean quotient = opcode == Opcode.I32_DIV_S || opcode == Opcode.I32_DIV_U;
        if (opcode == Opcode.I32_DIV_S || opcode == Opcode.I32_REM_S) {
            out.push(divisor);
            if (quotient) {
                code.idiv();
            } else {
                code.irem();
            }
        } else {
            out.extendUnsigned();
            out.push(Integer.toUnsignedLong(divisor));
            divideLong(quotient);
            code.l2i();
        }
    }

    private void divideLongs(Opcode opcode) {
        boolean signed = opcode == Opcode.I64_DIV_S || opcode == Opcode.I64_REM_S;
        if (!pending.isConstant()) {
            pending.flush();
            NumericEmitter.callNamesake(out, IntegerDivision.class, opcode);
            return;
        }
        long divisor = pending.takeConstant();
        out.push(divisor);
        if (signed && divisor != 0 && divisor != -1) {
            divideLong(opcode == Opcode.I64_DIV_S);
        } else {
            NumericEmitter.callNamesake(out, IntegerDivision.class, opcode);
        }
    }

    private void divideLong(boolean quotient) {
        if (quotient) {
            code.ldiv();
        } else {
            code.lrem();
        }
    }
}
