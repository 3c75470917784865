package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;

/**
 * An annotation that has a meaning for modules: {@code (@custom ...)} or {@code (@name ...)}.
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

    static boolean isKept(String id) {
        return id.equals(CUSTOM) || id.equals(NAME);
    }

    MalformedException error(String message) {
        return Tokens.error(content.source(), message, offset);
    }
}
