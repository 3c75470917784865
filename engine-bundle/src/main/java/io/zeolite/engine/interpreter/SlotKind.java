package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.ArrayList;
import java.util.List;

/** What a slot of the stack holds. A v128 takes two slots. */
enum SlotKind {
    /** An i32 or f32: its bits, sign-extended on the stack and zero-extended elsewhere. */
    NUMBER_32,
    /** An i64 or f64. */
    NUMBER_64,
    /** Half of a v128, of which the low one comes first. */
    VECTOR_HALF,
    /** A reference. */
    REFERENCE;

    /** {@return the kinds of the slots that values of the types take} */
    static SlotKind[] of(List<ValueType> types) {
        List<SlotKind> kinds = new ArrayList<>(types.size());
        for (ValueType type : types) {
            SlotKind kind = of(type);
            kinds.add(kind);
            if (type == VectorType.V128) {
                kinds.add(kind);
            }
        }
        return kinds.toArray(SlotKind[]::new);
    }

    /** {@return the kind of each slot that a value of the type takes} */
    static SlotKind of(ValueType type) {
        return switch (type) {
            case NumberType.I32, NumberType.F32 -> NUMBER_32;
            case NumberType.I64, NumberType.F64 -> NUMBER_64;
            case VectorType.V128 -> VECTOR_HALF;
            case ReferenceType _ -> REFERENCE;
        };
    }

    /** {@return values that lie in a frame from a slot on} */
    static Slots slots(List<ValueType> types, long[] frame, Object[] references, int from) {
        int size = 0;
        boolean anyReference = false;
        for (int i = 0; i < types.size(); i++) {
            size += types.get(i).slots();
            anyReference |= types.get(i) instanceof ReferenceType;
        }
        Slots slots = anyReference ? Slots.withReferences(size) : Slots.ofSize(size);
        int slot = 0;
        for (int i = 0; i < types.size(); i++) {
            SlotKind kind = of(types.get(i));
            int end = slot + types.get(i).slots();
            for (; slot < end; slot++) {
                if (kind == REFERENCE) {
                    slots.setReference(slot, references[from + slot]);
                } else {
                    slots.setLong(slot, kind.fromStack(frame[from + slot]));
                }
            }
        }
        return slots;
    }

    /** {@return bits from elsewhere as the stack holds them} */
    long toStack(long bits) {
        return this == NUMBER_32 ? (int) bits : bits;
    }

    /** {@return bits of the stack as they are held elsewhere} */
    long fromStack(long bits) {
        return this == NUMBER_32 ? bits & 0xffff_ffffL : bits;
    }
}
