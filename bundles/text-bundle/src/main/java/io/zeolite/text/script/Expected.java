package io.zeolite.text.script;

import io.zeolite.api.I31;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.List;

/** A pattern for a result. */
public sealed interface Expected {

    /** {@return whether the slot holds such a value} */
    boolean matches(Slots slots, int slot, ValueType type);

    /**
     * This value.
     *
     * @param constant the value
     */
    record Exactly(Constant constant) implements Expected {
        @Override
        public boolean matches(Slots slots, int slot, ValueType type) {
            return constant.matches(slots, slot, type);
        }

        @Override
        public String toString() {
            return constant.toString();
        }
    }

    /**
     * A NaN, of either sign.
     *
     * @param type      the type of the number
     * @param canonical whether its payload is the quiet bit alone; else that bit need only be set
     */
    record Nan(NumberType type, boolean canonical) implements Expected {
        @Override
        public boolean matches(Slots slots, int slot, ValueType actual) {
            return actual == type && matches(slots.getLong(slot));
        }

        boolean matches(long bits) {
            boolean single = type == NumberType.F32;
            long quiet = single ? 0x7FC0_0000L : 0x7FF8_0000_0000_0000L;
            long unsigned = bits & (single ? 0x7FFF_FFFFL : Long.MAX_VALUE);
            return canonical ? unsigned == quiet : (unsigned & quiet) == quiet;
        }
    }

    /**
     * A vector.
     *
     * @param lanes a pattern for each lane: numbers in the low bits, or NaNs
     */
    record Lanes(List<Expected> lanes) implements Expected {

        /** Makes the pattern; the list is copied. */
        public Lanes {
            lanes = List.copyOf(lanes);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType type) {
            if (type != VectorType.V128) {
                return false;
            }
            int laneBits = 128 / lanes.size();
            for (int lane = 0; lane < lanes.size(); lane++) {
                int bit = lane * laneBits;
                long bits = slots.getLong(slot + bit / Long.SIZE) >>> bit & -1L >>> Long.SIZE - laneBits;
                boolean matches = switch (lanes.get(lane)) {
                    case Nan nan -> nan.matches(bits);
                    case Exactly(Constant.Number number) -> bits == (number.bits() & -1L >>> Long.SIZE - laneBits);
                    case Exactly _, Lanes _, Reference _, Either _ -> throw new IllegalStateException("not a lane");
                };
                if (!matches) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A reference that is not null.
     *
     * @param heap what it refers to
     */
    record Reference(AbstractHeapType heap) implements Expected {
        @Override
        public boolean matches(Slots slots, int slot, ValueType type) {
            if (!(type instanceof ReferenceType)) {
                return false;
            }
            Object reference = slots.getReference(slot);
            return switch (heap) {
                case FUNC -> reference instanceof WasmFunction;
                case EXTERN, ANY -> reference != null;
                case I31 -> reference instanceof I31;
                case STRUCT -> reference instanceof WasmStruct;
                case ARRAY -> reference instanceof WasmArray;
                case EQ ->
                        reference instanceof I31 || reference instanceof WasmStruct || reference instanceof WasmArray;
                case EXN -> reference instanceof Throwable;
                case NOFUNC, NOEXTERN, NONE, NOEXN -> reference == null;
            };
        }
    }

    /**
     * One of several.
     *
     * @param alternatives the patterns
     */
    record Either(List<Expected> alternatives) implements Expected {

        /** Makes the pattern; the list is copied. */
        public Either {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType type) {
            return alternatives.stream().anyMatch(alternative -> alternative.matches(slots, slot, type));
        }
    }
}
