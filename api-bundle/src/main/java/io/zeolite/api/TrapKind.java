package io.zeolite.api;

/**
 * Why a computation was aborted.
 *
 * @see <a href="https://webassembly.github.io/spec/core/intro/overview.html#trap">Specification: traps</a>
 */
public enum TrapKind {
    /** The instruction {@code unreachable} was executed. */
    UNREACHABLE("unreachable"),
    /** A memory was accessed beyond its size. */
    MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
    /** A table was accessed beyond its size by other than an indirect call. */
    TABLE_OUT_OF_BOUNDS("out of bounds table access"),
    /** An array was accessed beyond its length. */
    ARRAY_OUT_OF_BOUNDS("out of bounds array access"),
    /** An indirect call had an index beyond the table. */
    UNDEFINED_ELEMENT("undefined element"),
    /** An indirect call met a null element. */
    UNINITIALIZED_ELEMENT("uninitialized element"),
    /** An indirect call met a function of another type. */
    INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
    /** An integer was divided by zero. */
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    /** The result of an integer division or conversion cannot be represented. */
    INTEGER_OVERFLOW("integer overflow"),
    /** NaN was converted to an integer. */
    INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
    /** A null reference was used. */
    NULL_REFERENCE("null reference"),
    /** A null reference was used where a structure was wanted. */
    NULL_STRUCTURE_REFERENCE("null structure reference"),
    /** A null reference was used where an array was wanted. */
    NULL_ARRAY_REFERENCE("null array reference"),
    /** A null reference was used where an i31 was wanted. */
    NULL_I31_REFERENCE("null i31 reference"),
    /** A cast met an object of another type. */
    CAST_FAILURE("cast failure"),
    /** An atomic access was not aligned. */
    UNALIGNED_ATOMIC("unaligned atomic"),
    /** A wait was for a memory that is not shared. */
    EXPECTED_SHARED_MEMORY("expected shared memory"),
    /** More than 2^32 - 1 agents waited at one address. */
    TOO_MANY_WAITERS("too many waiters"),
    /** Memory for an aggregate or a result is exhausted. */
    ALLOCATION_SIZE_TOO_LARGE("allocation size too large");

    private final String text;

    TrapKind(String text) {
        this.text = text;
    }

    /** {@return the words of the specification's test suite} */
    @Override
    public String toString() {
        return text;
    }
}
