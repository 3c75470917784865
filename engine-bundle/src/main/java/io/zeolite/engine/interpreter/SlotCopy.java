package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;
import io.zeolite.api.type.ValueType;
import java.util.List;

/** Copies values between {@link Slots} and the active frame of a machine. */
final class SlotCopy {

    private SlotCopy() {
    }

    /** Sets slots of the frame, from one on, to values that begin at slot 0. */
    static void toFrame(List<ValueType> types, Slots values, FrameStack stack, int from) {
        SlotKind[] kinds = SlotKind.of(types);
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                stack.setReferenceSlot(from + slot, values.getReference(slot));
            } else {
                stack.frame[from + slot] = kinds[slot].toStack(values.getLong(slot));
            }
        }
    }

    /** Sets values that begin at slot 0 to those at the start of the frame. */
    static void fromFrame(List<ValueType> types, FrameStack stack, Slots values) {
        SlotKind[] kinds = SlotKind.of(types);
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                values.setReference(slot, stack.references[slot]);
            } else {
                values.setLong(slot, kinds[slot].fromStack(stack.frame[slot]));
            }
        }
    }
}
