package io.zeolite.api.type;

import java.util.Objects;

/**
 * Classifies imports and exports.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#external-types">Specification: external
 *      types</a>
 */
public sealed interface ExternType permits ExternType.Function, TableType, MemoryType, GlobalType, TagType {

    /** {@return the kind of what is imported or exported} */
    ExternKind kind();

    /**
     * A function of a defined type.
     *
     * @param type the function's type: an index in syntax, a closed type in a compiled module
     */
    record Function(TypeUse type) implements ExternType {

        /**
         * Makes the external type.
         *
         * @throws NullPointerException if {@code type} is null
         */
        public Function {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }

        /** {@return {@code func} with the type} */
        @Override
        public String toString() {
            return "func " + type;
        }
    }
}
