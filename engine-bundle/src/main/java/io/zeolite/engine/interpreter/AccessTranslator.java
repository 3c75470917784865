package io.zeolite.engine.interpreter;

import io.zeolite.api.type.AddressType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;

/** Translates scalar loads and stores, the additions that make their addresses included. */
final class AccessTranslator {

    private static final int MAX_OFFSET = 1 << 24;
    private static final int MAX_MINOR = 0xff;

    private final ModuleTypes types;
    private final InstructionReader reader;
    private final CodeBuffer code;
    private final Operands operands;

    AccessTranslator(ModuleTypes types, InstructionReader reader, CodeBuffer code, Operands operands) {
        this.types = types;
        this.reader = reader;
        this.code = code;
        this.operands = operands;
    }

    void translate(Opcode opcode) {
        switch (opcode) {
            case I32_LOAD, F32_LOAD, I64_LOAD32_S -> load(Op.LOAD_32_S);
            case I64_LOAD, F64_LOAD -> load(Op.LOAD_64);
            case I32_LOAD8_S, I64_LOAD8_S -> load(Op.LOAD_8_S);
            case I32_LOAD8_U, I64_LOAD8_U -> load(Op.LOAD_8_U);
            case I32_LOAD16_S, I64_LOAD16_S -> load(Op.LOAD_16_S);
            case I32_LOAD16_U, I64_LOAD16_U -> load(Op.LOAD_16_U);
            case I64_LOAD32_U -> load(Op.LOAD_32_U);
            case I32_STORE, F32_STORE, I64_STORE32 -> store(Op.STORE_32);
            case I64_STORE, F64_STORE -> store(Op.STORE_64);
            case I32_STORE8, I64_STORE8 -> store(Op.STORE_8);
            case I32_STORE16, I64_STORE16 -> store(Op.STORE_16);
            default -> throw new AssertionError(opcode);
        }
    }

    private boolean isPlainAccess() {
        return reader.memory() == 0 && types.memory(0).address() == AddressType.I32 && reader.offset() >= 0
                && reader.offset() < MAX_OFFSET;
    }

    private void load(int op) {
        int address = operands.pop();
        long sum = operands.isOwn(address) ? code.lastThatSets(operands.own(address)) : 0;
        if (isPlainAccess() && reader.offset() <= MAX_MINOR && Op.op(sum) == Op.I32_ADD && indexed(op) >= 0) {
            code.removeLast();
            code.add(Op.word(indexed(op) | (int) reader.offset() << 8, operands.push(false), Op.a(sum), Op.b(sum)));
            return;
        }
        if (isPlainAccess() && reader.offset() == 0 && Op.op(sum) == Op.I32_ADD_I && displaced(op) >= 0) {
            code.removeLast();
            code.add(Op.target(displaced(op), Op.immediate(sum), Op.a(sum), operands.push(false)));
            return;
        }
        int a = operands.slot(address);
        if (isPlainAccess()) {
            code.add(Op.target(op, (int) reader.offset(), a, operands.push(false)));
        } else {
            access(op, a, operands.push(false));
        }
    }

    private void store(int op) {
        int value = operands.pop();
        int address = operands.pop();
        long sum = operands.isOwn(address) ? code.lastThatSets(operands.own(address)) : 0;
        boolean kept =
                !operands.isConstant(value) || Op.a(sum) != operands.own(value) && Op.b(sum) != operands.own(value);
        if (isPlainAccess() && reader.offset() <= MAX_MINOR && Op.op(sum) == Op.I32_ADD && kept && indexed(op) >= 0) {
            code.removeLast();
            code.add(Op.word(indexed(op) | (int) reader.offset() << 8, operands.slot(value), Op.a(sum), Op.b(sum)));
            return;
        }
        int a = operands.slot(address);
        int b = operands.slot(value);
        if (isPlainAccess()) {
            code.add(Op.target(op, (int) reader.offset(), a, b));
        } else {
            access(op, a, b);
        }
    }

    /** {@return the operation that adds two slots for the address; -1 if there is none} */
    private static int indexed(int op) {
        return switch (op) {
            case Op.LOAD_8_U -> Op.LOAD_8_U_X;
            case Op.LOAD_32_S -> Op.LOAD_32_S_X;
            case Op.LOAD_64 -> Op.LOAD_64_X;
            case Op.STORE_8 -> Op.STORE_8_X;
            case Op.STORE_32 -> Op.STORE_32_X;
            case Op.STORE_64 -> Op.STORE_64_X;
            default -> -1;
        };
    }

    /** {@return the operation that adds an immediate for the address; -1 if there is none} */
    private static int displaced(int op) {
        return switch (op) {
            case Op.LOAD_8_U -> Op.LOAD_8_U_D;
            case Op.LOAD_32_S -> Op.LOAD_32_S_D;
            case Op.LOAD_64 -> Op.LOAD_64_D;
            default -> -1;
        };
    }

    private void access(int op, int address, int slot) {
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        int access = (wide ? Op.ACCESS_64 : Op.ACCESS) | op << 8;
        code.add(Op.word(access, slot, address, reader.memory()), reader.offset());
    }
}
