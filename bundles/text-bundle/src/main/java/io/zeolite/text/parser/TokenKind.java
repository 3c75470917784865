package io.zeolite.text.parser;

/**
 * The kinds of tokens. Keywords and numbers share a kind: the parser tells them apart where it expects them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html#tokens">Specification: tokens</a>
 */
enum TokenKind {
    /** An opening parenthesis. */
    LEFT,
    /** A closing parenthesis. */
    RIGHT,
    /** A keyword or a number. */
    WORD,
    /** A string. */
    STRING,
    /** An identifier, plain or quoted. */
    IDENTIFIER,
    /** What no production uses. */
    RESERVED,
    /** The end of the text. */
    END
}
