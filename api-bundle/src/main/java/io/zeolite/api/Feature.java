package io.zeolite.api;

import java.util.Locale;

/**
 * An extension of WebAssembly that can be switched on and off, in the order in which they joined the standard.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/changes.html">Specification: change history</a>
 */
public enum Feature {
    /** Copying and filling of memories and tables, passive segments (2.0). */
    BULK_MEMORY_OPERATIONS,
    /** Several results of functions, parameters of blocks (2.0). */
    MULTI_VALUE,
    /** Import and export of mutable globals (1.0). */
    MUTABLE_GLOBAL,
    /** Saturating conversions from float to integer (2.0). */
    NONTRAPPING_FLOAT_TO_INT_CONVERSION,
    /** References as values, several tables (2.0). */
    REFERENCE_TYPES,
    /** Instructions that extend the sign of narrow integers (2.0). */
    SIGN_EXTENSION_OPS,
    /** 128-bit vectors (2.0). */
    SIMD,
    /** Atomic instructions and shared memories (proposal). */
    THREADS,
    /** Tail calls (3.0). */
    TAIL_CALL,
    /** Arithmetic in constant expressions (3.0). */
    EXTENDED_CONST,
    /** Exceptions with {@code try_table} (3.0). */
    EXCEPTION_HANDLING,
    /** References to functions of a known type (3.0). */
    TYPED_FUNCTION_REFERENCES,
    /** Structures and arrays under garbage collection (3.0). */
    GC,
    /** Several memories in a module (3.0). */
    MULTI_MEMORY,
    /** 64-bit addresses of memories and tables (3.0). */
    MEMORY64,
    /** Vector instructions whose result may depend on the implementation (3.0). */
    RELAXED_SIMD,
    /** 128-bit integer arithmetic (proposal). */
    WIDE_ARITHMETIC,
    /** Memories with pages of one byte (proposal). */
    CUSTOM_PAGE_SIZES;

    /** {@return the name in the words of the proposal, for example {@code multi-value}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
