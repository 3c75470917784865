package io.zeolite.engine.interpreter;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;

/** Translates calls, tail calls without what follows them, and what throws. */
final class CallTranslator {

    private final ModuleTypes types;
    private final InstructionReader reader;
    private final CodeBuffer code;
    private final Operands operands;
    private final CallSites sites = new CallSites();

    CallTranslator(ModuleTypes types, InstructionReader reader, CodeBuffer code, Operands operands) {
        this.types = types;
        this.reader = reader;
        this.code = code;
        this.operands = operands;
    }

    /** {@return where in the code the calls are} */
    CallSites sites() {
        return sites;
    }

    void translate(Opcode opcode) {
        switch (opcode) {
            case CALL -> call(Op.CALL);
            case CALL_INDIRECT -> callIndirect(Op.CALL_INDIRECT);
            case CALL_REF -> callReference(Op.CALL_REFERENCE);
            case RETURN_CALL -> call(Op.TAIL_CALL);
            case RETURN_CALL_INDIRECT -> callIndirect(Op.TAIL_CALL_INDIRECT);
            case RETURN_CALL_REF -> callReference(Op.TAIL_CALL_REFERENCE);
            default -> throw new AssertionError(opcode);
        }
        sites.add(code.position(), reader.position());
    }

    /** Pushes the results of the call that was translated last. */
    void pushResults(Opcode opcode) {
        FunctionType callee =
                opcode == Opcode.CALL ? types.function(reader.index()) : types.functionType(reader.index());
        operands.push(SlotKind.of(callee.results()));
    }

    private void call(int op) {
        code.add(Op.target(op, reader.index(), 0, arguments(types.function(reader.index()))));
    }

    /** Translates {@code throw}. */
    void throwException() {
        FunctionType values = types.tag(reader.index());
        code.add(Op.target(Op.THROW, reader.index(), arguments(values), 0));
    }

    /** {@return the first of the slots of a call's parameters, which are taken off the stack} */
    private int arguments(FunctionType callee) {
        return operands.takeTop(callee.parameterSlots());
    }

    private void callIndirect(int op) {
        int element = operands.slot(operands.pop());
        boolean wide = types.table(reader.table()).address() == AddressType.I64;
        int base = arguments(types.functionType(reader.index()));
        code.add(Op.target(op, reader.table(), element, base), reader.index() | (wide ? 1L << 32 : 0));
    }

    private void callReference(int op) {
        int reference = operands.slot(operands.pop());
        code.add(Op.target(op, 0, reference, arguments(types.functionType(reader.index()))));
    }
}
