package io.zeolite.text;

import io.zeolite.api.MalformedException;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.text.parser.TokenCursor;
import io.zeolite.text.parser.V128Literal;
import io.zeolite.text.printer.FloatText;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes single values as constants of the text format: {@code -7}, {@code 0xff}, {@code 1_000},
 * {@code 0x1p-3}, {@code nan}, {@code -inf}, {@code i32x4 1 2 3 4}. References are only null.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Specification: values in the text format</a>
 */
public final class ValueText {

    private static final String NULL = "null";

    private ValueText() {}

    /**
     * Puts the value that the text means into a slot, and the next if it takes two.
     *
     * @throws MalformedException if it means none of the type
     */
    public static void parse(String text, ValueType type, Slots slots, int slot) {
        TokenCursor cursor = TokenCursor.of(text.getBytes(StandardCharsets.UTF_8));
        switch (type) {
            case NumberType.I32 -> slots.setInt(slot, (int) cursor.integer(Integer.SIZE));
            case NumberType.I64 -> slots.setLong(slot, cursor.integer(Long.SIZE));
            case NumberType.F32 -> slots.setInt(slot, (int) cursor.floatingPoint(false));
            case NumberType.F64 -> slots.setLong(slot, cursor.floatingPoint(true));
            case VectorType.V128 -> {
                V128Literal vector = V128Literal.parse(cursor);
                slots.setV128(slot, new V128(vector.low(), vector.high()));
            }
            case ReferenceType reference -> {
                if (!reference.nullable() || !cursor.skip(NULL)) {
                    throw cursor.unexpected();
                }
                slots.setReference(slot, null);
            }
        }
        if (!cursor.atEnd()) {
            throw cursor.unexpected();
        }
    }

    /**
     * {@return the value in a slot: numbers as {@link #parse} reads them, integers signed, vectors in lanes of 32 bits;
     * of a reference that is not null, what its object says of itself}
     */
    public static String format(ValueType type, Slots slots, int slot) {
        return switch (type) {
            case NumberType.I32 -> Integer.toString(slots.getInt(slot));
            case NumberType.I64 -> Long.toString(slots.getLong(slot));
            case NumberType.F32 -> FloatText.single(slots.getInt(slot));
            case NumberType.F64 -> FloatText.dual(slots.getLong(slot));
            case VectorType.V128 -> "i32x4 0x%08x 0x%08x 0x%08x 0x%08x".formatted((int) slots.getLong(slot),
                    slots.getLong(slot) >>> Integer.SIZE, (int) slots.getLong(slot + 1),
                    slots.getLong(slot + 1) >>> Integer.SIZE);
            case ReferenceType _ -> slots.getReference(slot) == null ? NULL : slots.getReference(slot).toString();
        };
    }
}
