package io.zeolite.format;

import java.util.Locale;
import java.util.Objects;

/**
 * What a {@code try_table} catches and where it goes on.
 *
 * @param kind  which exceptions, and whether the exception itself is passed on
 * @param tag   the tag; 0 where the kind names none
 * @param label the label to branch to
 * @see <a href="https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions">Specification:
 *      control instructions</a>
 */
public record CatchClause(Kind kind, int tag, int label) {

    /**
     * Makes a clause.
     *
     * @throws NullPointerException if {@code kind} is null
     */
    public CatchClause {
        Objects.requireNonNull(kind, "kind");
    }

    /** The kinds of clauses, in the order of their binary encoding. */
    public enum Kind {
        /** Exceptions of one tag. */
        CATCH,
        /** Exceptions of one tag, passing the exception on. */
        CATCH_REF,
        /** All exceptions. */
        CATCH_ALL,
        /** All exceptions, passing the exception on. */
        CATCH_ALL_REF;

        /** {@return whether the clause names a tag} */
        public boolean hasTag() {
            return this == CATCH || this == CATCH_REF;
        }

        /** {@return whether the exception itself is passed on, after the tag's values} */
        public boolean passesException() {
            return this == CATCH_REF || this == CATCH_ALL_REF;
        }

        /** {@return the keyword of the text format} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
