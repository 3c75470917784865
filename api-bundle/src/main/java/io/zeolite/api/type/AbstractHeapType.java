package io.zeolite.api.type;

import java.util.Locale;

/**
 * The heap types that are not defined by a module. Three hierarchies (any, func, extern) and that of exceptions, each
 * with a top and a bottom.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Specification: heap types</a>
 */
public enum AbstractHeapType implements HeapType {
    /** All functions. */
    FUNC,
    /** The bottom of functions. */
    NOFUNC,
    /** All host values. */
    EXTERN,
    /** The bottom of host values. */
    NOEXTERN,
    /** All internal values: aggregates, i31 and converted host values. */
    ANY,
    /** Internal values that can be compared. */
    EQ,
    /** Unboxed 31-bit scalars. */
    I31,
    /** All structures. */
    STRUCT,
    /** All arrays. */
    ARRAY,
    /** The bottom of internal values. */
    NONE,
    /** All exceptions. */
    EXN,
    /** The bottom of exceptions. */
    NOEXN;

    /** {@return the abbreviation of the nullable reference to this, for example {@code nullfuncref}} */
    public String nullableAbbreviation() {
        return switch (this) {
            case NONE -> "nullref";
            case NOFUNC -> "nullfuncref";
            case NOEXTERN -> "nullexternref";
            case NOEXN -> "nullexnref";
            default -> this + "ref";
        };
    }

    /** {@return the type in the text format, for example {@code func}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
