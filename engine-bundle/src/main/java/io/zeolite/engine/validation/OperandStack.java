package io.zeolite.engine.validation;

import io.zeolite.api.InvalidException;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * The types of the operands that code has on the stack, closed or {@link Bottom}. Code sees the operands above the base
 * that the innermost block gives it; after an unconditional branch there are any number of any type below.
 * <p>
 * Threads: confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Specification: validation algorithm</a>
 */
final class OperandStack {

    private final Place place;
    private ValueType[] values = new ValueType[64];
    private int height;
    private int base;
    private boolean isPolymorphic;

    OperandStack(Place place) {
        this.place = place;
    }

    /** Empties the stack. */
    void clear() {
        height = 0;
        rebase(0, false);
    }

    int height() {
        return height;
    }

    boolean isPolymorphic() {
        return isPolymorphic;
    }

    /** Sets what the code of a block sees. */
    void rebase(int newBase, boolean polymorphic) {
        base = newBase;
        isPolymorphic = polymorphic;
    }

    /** Drops what the block has left; what follows is never reached. */
    void makePolymorphic() {
        height = base;
        isPolymorphic = true;
    }

    void push(ValueType type) {
        if (height == values.length) {
            values = Arrays.copyOf(values, height * 2);
        }
        values[height++] = type;
    }

    void pushAll(List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            push(types.get(i));
        }
    }

    /** {@return the type of the operand that was on top, perhaps a bottom} */
    ValueType pop() {
        if (height > base) {
            return values[--height];
        }
        if (isPolymorphic) {
            return Bottom.VALUE;
        }
        throw place.mismatch("a value", "nothing");
    }

    void pop(ValueType expected) {
        if (height > base) {
            ValueType actual = values[--height];
            if (actual != expected && !Bottom.matches(actual, expected)) {
                throw place.mismatch(place.text(expected), place.text(actual));
            }
        } else if (!isPolymorphic) {
            throw place.mismatch(place.text(expected), "nothing");
        }
    }

    /** Pops one operand and pushes a result. */
    void replace(ValueType expected, ValueType result) {
        if (height > base && values[height - 1] == expected) {
            values[height - 1] = result;
        } else {
            pop(expected);
            push(result);
        }
    }

    /** {@return the type of the reference that was on top, perhaps {@link Bottom#REFERENCE}} */
    ReferenceType popReference() {
        ValueType actual = pop();
        if (actual == Bottom.VALUE) {
            return Bottom.REFERENCE;
        }
        if (actual instanceof ReferenceType reference) {
            return reference;
        }
        throw place.mismatch("a reference", place.text(actual));
    }

    /** Pops operands of one type, as many as the unsigned number says. */
    void popRepeatedly(ValueType expected, int count) {
        for (int i = 0; i != count && !(isPolymorphic && height == base); i++) {
            pop(expected);
        }
    }

    /** Pops operands, the last from the top. */
    void popAll(List<ValueType> expected) {
        matchTop(expected);
        height = Math.max(base, height - expected.size());
    }

    /** Checks that the operands on top match, and leaves them as they are. */
    void matchTop(List<ValueType> expected) {
        int next = height;
        for (int i = expected.size() - 1; i >= 0; i--) {
            if (next > base) {
                ValueType actual = values[--next];
                if (actual != expected.get(i) && !Bottom.matches(actual, expected.get(i))) {
                    throw mismatch(expected);
                }
            } else if (isPolymorphic) {
                return;
            } else {
                throw mismatch(expected);
            }
        }
    }

    /** Checks that the operands on top match, and gives them the types expected. */
    void retypeTop(List<ValueType> expected) {
        popAll(expected);
        pushAll(expected);
    }

    /** Pops the operands that the block's results are, and checks that there are no others. */
    void popResults(List<ValueType> results) {
        popAll(results);
        if (height != base) {
            throw place.invalid("type mismatch: " + (height - base) + " values remain on the stack beside the results "
                    + place.text(results));
        }
    }

    private InvalidException mismatch(List<ValueType> expected) {
        int first = Math.max(base, height - expected.size());
        String found = place.text(List.of(Arrays.copyOfRange(values, first, height)));
        return place.invalid("type mismatch: instruction requires " + place.text(expected) + " but stack has " + found);
    }
}
