package io.zeolite.api.type;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or of a table (in elements).
 *
 * @param minimum the initial size, unsigned
 * @param maximum the size that growth must not exceed, unsigned; empty for no bound
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#limits">Specification: limits</a>
 */
public record Limits(long minimum, OptionalLong maximum) {

    /**
     * Makes limits, which need not be valid.
     *
     * @throws NullPointerException if {@code maximum} is null
     */
    public Limits {
        Objects.requireNonNull(maximum, "maximum");
    }

    /** {@return the limits with a minimum only} */
    public static Limits atLeast(long minimum) {
        return new Limits(minimum, OptionalLong.empty());
    }

    /** {@return the limits with both bounds} */
    public static Limits of(long minimum, long maximum) {
        return new Limits(minimum, OptionalLong.of(maximum));
    }

    /**
     * {@return whether something with these limits can stand where {@code expected} is asked for}
     *
     * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#limits">Specification: matching</a>
     */
    public boolean matches(Limits expected) {
        return Long.compareUnsigned(minimum, expected.minimum) >= 0
                && (expected.maximum.isEmpty() || maximum.isPresent()
                        && Long.compareUnsigned(maximum.getAsLong(), expected.maximum.getAsLong()) <= 0);
    }

    /** {@return the limits in the text format, for example {@code 1 2}} */
    @Override
    public String toString() {
        String min = Long.toUnsignedString(minimum);
        return maximum.isEmpty() ? min : min + " " + Long.toUnsignedString(maximum.getAsLong());
    }
}
