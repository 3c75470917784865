package io.zeolite.format;

import java.util.Objects;

/**
 * When and where an element or data segment is copied.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html#element-segments">Specification: element
 *      segments</a>
 */
public sealed interface SegmentMode {

    /** Copied by instructions only. */
    record Passive() implements SegmentMode {
    }

    /** Never copied: the segment declares functions that {@code ref.func} may name. Element segments only. */
    record Declarative() implements SegmentMode {
    }

    /**
     * Copied when the module is instantiated.
     *
     * @param index  the table or memory
     * @param offset where to
     */
    record Active(int index, Expression offset) implements SegmentMode {

        /**
         * Makes the mode.
         *
         * @throws NullPointerException if {@code offset} is null
         */
        public Active {
            Objects.requireNonNull(offset, "offset");
        }
    }
}
