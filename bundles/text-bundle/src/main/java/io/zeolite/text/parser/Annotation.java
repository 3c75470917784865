package io.zeolite.text.parser;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.format.BranchHints;
import java.io.ByteArrayOutputStream;

/**
 * An annotation that has a meaning for modules: {@code (@custom ...)}, {@code (@name ...)} or
 * {@code (@metadata.code.branch_hint ...)}.
 *
 * @param id      what follows the {@code @}
 * @param before  the token that it stands before
 * @param content the tokens between the id and the closing parenthesis
 * @param offset  where it starts, in bytes
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html">Specification: custom sections and
 *      annotations</a>
 */
record Annotation(String id, int before, Tokens content, int offset) {

    static final String CUSTOM = "custom";
    static final String NAME = "name";
    static final String BRANCH_HINT = BranchHints.SECTION_NAME;

    static boolean isKept(String id) {
        return id.equals(CUSTOM) || id.equals(NAME) || id.equals(BRANCH_HINT);
    }

    /** {@return whether the branch is likely, which the hint says} */
    boolean likely() {
        TokenCursor cursor = new TokenCursor(content, 0);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        while (cursor.atString()) {
            value.writeBytes(cursor.string());
        }
        if (!cursor.atEnd()) {
            throw error("unexpected token");
        }
        byte[] bytes = value.toByteArray();
        if (bytes.length != 1 || bytes[0] != 0 && bytes[0] != 1) {
            throw error("invalid hint value");
        }
        return bytes[0] == 1;
    }

    /** {@return the error that the annotation is not well-formed} */
    MalformedException error(String fault) {
        return Tokens.error(content.source(), message(fault), offset);
    }

    /** {@return the error that the annotation says what cannot be} */
    InvalidException invalid(String fault) {
        return Tokens.error(content.source(), message(fault), offset, InvalidException::new);
    }

    private String message(String fault) {
        return "@" + id + " annotation: " + fault;
    }

    /** {@return the error that the annotation stands where it means nothing} */
    MalformedException misplaced() {
        return id.equals(BRANCH_HINT)
                ? error("not in a function body")
                : Tokens.error(content.source(), "misplaced @" + id + " annotation", offset);
    }
}
