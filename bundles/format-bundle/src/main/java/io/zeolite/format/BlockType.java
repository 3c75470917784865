package io.zeolite.format;

import io.zeolite.api.type.ValueType;
import java.util.Objects;

/**
 * The type of a block: what it takes from the operand stack and what it leaves there.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/instructions.html#block-types">Specification: block
 *      types</a>
 */
public sealed interface BlockType {

    /** A block without parameters and results. */
    BlockType EMPTY = new Empty();

    /** No parameters, no results. */
    record Empty() implements BlockType {
    }

    /**
     * No parameters, one result.
     *
     * @param type the type of the result
     */
    record Value(ValueType type) implements BlockType {

        /**
         * Makes a block type.
         *
         * @throws NullPointerException if {@code type} is null
         */
        public Value {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * A function type of the module.
     *
     * @param index the type index, unsigned
     */
    record Index(int index) implements BlockType {
    }
}
