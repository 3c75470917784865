package io.zeolite.engine.interpreter;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Translates what reads and writes locals, each of which has a slot, or two if it is a vector. */
final class LocalTranslator {

    private final SlotKind[] slots;
    private final int[] first;
    private final InstructionReader reader;
    private final CodeBuffer code;
    private final Operands operands;

    /** @param slots the kind of each slot */
    LocalTranslator(FunctionType type, FunctionBody body, SlotKind[] slots, InstructionReader reader, CodeBuffer code,
            Operands operands) {
        this.slots = slots;
        this.first = firstSlots(type, body);
        this.reader = reader;
        this.code = code;
        this.operands = operands;
    }

    void translate(Opcode opcode) {
        switch (opcode) {
            case LOCAL_GET -> get();
            case LOCAL_SET -> set();
            case LOCAL_TEE -> tee();
            default -> throw new AssertionError(opcode);
        }
    }

    /** {@return the kind of each slot} */
    static SlotKind[] slots(FunctionType type, FunctionBody body) {
        List<SlotKind> kinds = new ArrayList<>(List.of(SlotKind.of(type.parameters())));
        for (LocalGroup group : body.locals()) {
            List<SlotKind> groupKinds = List.of(SlotKind.of(List.of(group.type())));
            for (int i = 0; i < group.count(); i++) {
                kinds.addAll(groupKinds);
            }
        }
        return kinds.toArray(SlotKind[]::new);
    }

    /** {@return the slot of each local, which is the first of the two slots of a vector} */
    private static int[] firstSlots(FunctionType type, FunctionBody body) {
        int count = type.parameters().size();
        for (LocalGroup group : body.locals()) {
            count += group.count();
        }
        int[] slots = new int[count];
        int local = 0;
        int next = 0;
        for (ValueType parameter : type.parameters()) {
            slots[local++] = next;
            next += parameter.slots();
        }
        for (LocalGroup group : body.locals()) {
            for (int i = 0; i < group.count(); i++) {
                slots[local++] = next;
                next += group.type().slots();
            }
        }
        return slots;
    }

    private void get() {
        int slot = first[reader.index()];
        if (slots[slot] == SlotKind.VECTOR_HALF) {
            operands.pushLocalVector(slot);
        } else {
            operands.pushLocal(slot, slots[slot] == SlotKind.REFERENCE);
        }
    }

    private void set() {
        int slot = first[reader.index()];
        if (slots[slot] == SlotKind.VECTOR_HALF) {
            set(operands.pop(), slot + 1);
        }
        set(operands.pop(), slot);
    }

    private void set(int operand, int local) {
        operands.settleLocal(local);
        long last = operands.isOwn(operand) ? code.lastThatSets(operands.own(operand)) : 0;
        if (last != 0) {
            code.replaceLast(Op.withDestination(last, local));
        } else {
            operands.move(operand, local);
        }
    }

    private void tee() {
        int slot = first[reader.index()];
        if (slots[slot] == SlotKind.VECTOR_HALF) {
            set();
            operands.pushLocalVector(slot);
            return;
        }
        int operand = operands.pop();
        set(operand, slot);
        if (operands.isConstant(operand)) {
            operands.pushConstant(operands.constant(operand));
        } else {
            operands.pushLocal(slot, operands.isReference(operand));
        }
    }
}
