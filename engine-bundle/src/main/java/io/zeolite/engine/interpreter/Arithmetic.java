package io.zeolite.engine.interpreter;

import io.zeolite.format.Opcode;

/** Translates numeric instructions: operands that are constants become immediates where an operation has them. */
final class Arithmetic {

    private static final int MAX_IMMEDIATE = (1 << 23) - 1;
    private static final int MIN_IMMEDIATE = -MAX_IMMEDIATE;

    private final CodeBuffer code;
    private final Operands operands;

    Arithmetic(CodeBuffer code, Operands operands) {
        this.code = code;
        this.operands = operands;
    }

    /** Translates an instruction that takes numbers from the stack alone and leaves one. */
    void translate(Opcode opcode) {
        switch (opcode) {
            case I32_EQZ, I64_EQZ -> isZero();
            case I32_EQ, I64_EQ -> equality(Op.EQ, Op.EQ_I);
            case I32_NE, I64_NE -> equality(Op.NE, Op.NE_I);
            case I32_LT_S, I64_LT_S -> less(true, false, false);
            case I32_LT_U, I64_LT_U -> less(false, false, false);
            case I32_GT_S, I64_GT_S -> less(true, true, false);
            case I32_GT_U, I64_GT_U -> less(false, true, false);
            case I32_LE_S, I64_LE_S -> less(true, false, true);
            case I32_LE_U, I64_LE_U -> less(false, false, true);
            case I32_GE_S, I64_GE_S -> less(true, true, true);
            case I32_GE_U, I64_GE_U -> less(false, true, true);
            case I32_AND, I64_AND -> commutative(Op.AND, Op.AND_I);
            case I32_OR, I64_OR -> commutative(Op.OR, Op.OR_I);
            case I32_XOR, I64_XOR -> commutative(Op.XOR, Op.XOR_I);
            case I32_ADD -> commutative(Op.I32_ADD, Op.I32_ADD_I);
            case I32_SUB -> subtract(Op.I32_SUB, Op.I32_ADD_I);
            case I32_MUL -> commutative(Op.I32_MUL, Op.I32_MUL_I);
            case I32_SHL -> shift(Op.I32_SHL, Op.I32_SHL_I, 31);
            case I32_SHR_S -> shift(Op.I32_SHR_S, Op.I32_SHR_S_I, 31);
            case I32_SHR_U -> shift(Op.I32_SHR_U, Op.I32_SHR_U_I, 31);
            case I32_ROTL -> shift(Op.I32_ROTL, Op.I32_ROTL_I, 31);
            case I32_ROTR -> rotateRight(Op.I32_ROTR, Op.I32_ROTL_I, 31);
            case I32_DIV_S -> binary(Op.I32_DIV_S);
            case I32_DIV_U -> binary(Op.I32_DIV_U);
            case I32_REM_S -> binary(Op.I32_REM_S);
            case I32_REM_U -> binary(Op.I32_REM_U);
            case I64_ADD -> commutative(Op.I64_ADD, Op.I64_ADD_I);
            case I64_SUB -> subtract(Op.I64_SUB, Op.I64_ADD_I);
            case I64_MUL -> commutative(Op.I64_MUL, Op.I64_MUL_I);
            case I64_SHL -> shift(Op.I64_SHL, Op.I64_SHL_I, 63);
            case I64_SHR_S -> shift(Op.I64_SHR_S, Op.I64_SHR_S_I, 63);
            case I64_SHR_U -> shift(Op.I64_SHR_U, Op.I64_SHR_U_I, 63);
            case I64_ROTL -> shift(Op.I64_ROTL, Op.I64_ROTL_I, 63);
            case I64_ROTR -> rotateRight(Op.I64_ROTR, Op.I64_ROTL_I, 63);
            case F32_ADD -> binary(Op.F32_ADD);
            case F32_SUB -> binary(Op.F32_SUB);
            case F32_MUL -> binary(Op.F32_MUL);
            case F32_DIV -> binary(Op.F32_DIV);
            case F64_ADD -> productAnd(Op.F64_ADD, Op.F64_MUL_ADD);
            case F64_SUB -> productAnd(Op.F64_SUB, Op.F64_MUL_SUB);
            case F64_MUL -> binary(Op.F64_MUL);
            case F64_DIV -> binary(Op.F64_DIV);
            case F64_EQ -> binary(Op.F64_EQ);
            case F64_NE -> binary(Op.F64_NE);
            case F64_LT -> binary(Op.F64_LT);
            case F64_LE -> binary(Op.F64_LE);
            case F64_GT -> binarySwapped(Op.F64_LT);
            case F64_GE -> binarySwapped(Op.F64_LE);
            case I32_WRAP_I64 -> unary(Op.I32_WRAP);
            case I64_EXTEND_I32_U -> unary(Op.I64_EXTEND_U);
            case I64_EXTEND_I32_S, I32_REINTERPRET_F32, I64_REINTERPRET_F64, F32_REINTERPRET_I32,
                    F64_REINTERPRET_I64 -> {
                // The bits on the stack are the same.
            }
            default -> {
                int op = Op.NUMERIC | NumericOperations.number(opcode) << 8;
                if (opcode.signature().orElseThrow().operandCount() == 2) {
                    binary(op);
                } else {
                    unary(op);
                }
            }
        }
    }

    private void unary(int op) {
        int a = operands.slot(operands.pop());
        code.add(Op.word(op, operands.push(false), a, 0));
    }

    private void binary(int op) {
        int second = operands.pop();
        int first = operands.pop();
        binary(op, first, second);
    }

    private void binary(int op, int first, int second) {
        int a = operands.slot(first);
        int b = operands.slot(second);
        code.add(Op.word(op, operands.push(false), a, b));
    }

    private void binarySwapped(int op) {
        int a = operands.slot(operands.pop());
        int b = operands.slot(operands.pop());
        code.add(Op.word(op, operands.push(false), a, b));
    }

    /** A product that comes right before is taken into the instruction. */
    private void productAnd(int op, int opWithProduct) {
        int second = operands.pop();
        int first = operands.pop();
        long product = operands.isOwn(second) ? code.lastThatSets(operands.own(second)) : 0;
        if (Op.op(product) == Op.F64_MUL) {
            code.removeLast();
            int other = operands.slot(first);
            code.add(Op.word(opWithProduct, operands.push(false), Op.a(product), Op.b(product)), other);
        } else {
            binary(op, first, second);
        }
    }

    private void immediate(int op, int operand, long constant) {
        int a = operands.slot(operand);
        code.add(Op.target(op, (int) constant, a, operands.push(false)));
    }

    private boolean isImmediate(int operand) {
        return operands.isConstant(operand) && operands.constant(operand) >= MIN_IMMEDIATE
                && operands.constant(operand) < MAX_IMMEDIATE;
    }

    private void commutative(int op, int opImmediate) {
        int second = operands.pop();
        int first = operands.pop();
        if (isImmediate(second)) {
            immediate(opImmediate, first, operands.constant(second));
        } else if (isImmediate(first)) {
            immediate(opImmediate, second, operands.constant(first));
        } else {
            binary(op, first, second);
        }
    }

    private void subtract(int op, int opAdd) {
        int second = operands.pop();
        int first = operands.pop();
        if (isImmediate(second)) {
            immediate(opAdd, first, -operands.constant(second));
        } else {
            binary(op, first, second);
        }
    }

    private void shift(int op, int opImmediate, int mask) {
        int second = operands.pop();
        int first = operands.pop();
        if (operands.isConstant(second)) {
            immediate(opImmediate, first, operands.constant(second) & mask);
        } else {
            binary(op, first, second);
        }
    }

    private void rotateRight(int op, int opLeft, int mask) {
        int second = operands.pop();
        int first = operands.pop();
        if (operands.isConstant(second)) {
            immediate(opLeft, first, -operands.constant(second) & mask);
        } else {
            binary(op, first, second);
        }
    }

    private void isZero() {
        int operand = operands.pop();
        long comparison = operands.isOwn(operand) ? code.lastThatSets(operands.own(operand)) : 0;
        if (comparison != 0 && Op.isComparison(Op.op(comparison))) {
            code.replaceLast(Op.negated(comparison));
            operands.push(false);
        } else {
            immediate(Op.EQ_I, operand, 0);
        }
    }

    private void equality(int op, int opImmediate) {
        commutative(op, opImmediate);
    }

    /** Translates {@code <}, {@code >}, {@code <=} or {@code >=} to the operations that there are. */
    private void less(boolean signed, boolean greater, boolean orEqual) {
        int second = operands.pop();
        int first = operands.pop();
        boolean mirrored = isImmediate(first) && !isImmediate(second);
        if (mirrored || isImmediate(second)) {
            int constant = mirrored ? first : second;
            if (lessThanConstant(signed, greater != mirrored, orEqual, mirrored ? second : first,
                    operands.constant(constant))) {
                return;
            }
        }
        int op = orEqual ? signed ? Op.LE_S : Op.LE_U : signed ? Op.LT_S : Op.LT_U;
        if (greater) {
            int a = operands.slot(first);
            int b = operands.slot(second);
            code.add(Op.word(op, operands.push(false), b, a));
        } else {
            binary(op, first, second);
        }
    }

    /** With constants there are {@code <} and {@code >=}; the other two are made from them. */
    private boolean lessThanConstant(boolean signed, boolean greater, boolean orEqual, int operand, long constant) {
        boolean next = greater != orEqual;
        if (next && !signed && constant == -1) {
            return false;
        }
        int op = greater ? signed ? Op.GE_S_I : Op.GE_U_I : signed ? Op.LT_S_I : Op.LT_U_I;
        immediate(op, operand, next ? constant + 1 : constant);
        return true;
    }
}
