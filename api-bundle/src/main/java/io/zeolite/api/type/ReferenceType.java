package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of references to functions, host values, exceptions and aggregates.
 *
 * @param nullable whether the null reference belongs to the type
 * @param heap     what is referred to
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#reference-types">Specification: reference
 *      types</a>
 */
public record ReferenceType(boolean nullable, HeapType heap) implements ValueType {

    /** {@code funcref}: any function, or null. */
    public static final ReferenceType FUNCREF = nullable(AbstractHeapType.FUNC);
    /** {@code externref}: any host value, or null. */
    public static final ReferenceType EXTERNREF = nullable(AbstractHeapType.EXTERN);
    /** {@code exnref}: any exception, or null. */
    public static final ReferenceType EXNREF = nullable(AbstractHeapType.EXN);
    /** {@code anyref}: any aggregate, i31 or converted host value, or null. */
    public static final ReferenceType ANYREF = nullable(AbstractHeapType.ANY);

    /**
     * Makes a reference type.
     *
     * @throws NullPointerException if {@code heap} is null
     */
    public ReferenceType {
        Objects.requireNonNull(heap, "heap");
    }

    /** {@return the type {@code (ref null heap)}} */
    public static ReferenceType nullable(HeapType heap) {
        return new ReferenceType(true, heap);
    }

    /** {@return the type {@code (ref heap)}} */
    public static ReferenceType nonNull(HeapType heap) {
        return new ReferenceType(false, heap);
    }

    @Override
    public Class<?> javaType() {
        return Object.class;
    }

    /** {@return the type in the text format, abbreviated where an abbreviation exists, for example {@code funcref}} */
    @Override
    public String toString() {
        if (nullable && heap instanceof AbstractHeapType abstractHeap) {
            return abstractHeap.nullableAbbreviation();
        }
        return nullable ? "(ref null " + heap + ")" : "(ref " + heap + ")";
    }
}
