package io.zeolite.logging;

import io.zeolite.api.Slots;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.HexFormat;

/** Values as text. */
final class ValueText {

    private static final HexFormat HEX = HexFormat.of();

    private ValueText() {
    }

    /** {@return the value of the type in the slot} */
    static Item item(int slot, ValueType type) {
        return (line, _, slots) -> append(line, slots, slot, type);
    }

    private static void append(StringBuilder line, Slots slots, int slot, ValueType type) {
        switch (type) {
            case NumberType.I32 -> line.append(slots.getInt(slot));
            case NumberType.I64 -> line.append(slots.getLong(slot));
            case NumberType.F32 -> line.append(FloatText.of(slots.getFloat(slot)));
            case NumberType.F64 -> line.append(FloatText.of(slots.getDouble(slot)));
            case VectorType.V128 -> line.append(HEX.toHexDigits(slots.getLong(slot)))
                    .append(HEX.toHexDigits(slots.getLong(slot + 1)));
            case ReferenceType _ -> line
                    .append(HEX.toHexDigits((long) System.identityHashCode(slots.getReference(slot))));
        }
    }
}
