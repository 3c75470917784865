package io.zeolite.text.script;

/** What is to be said of a module. */
enum Judgement {
    /** The grammar is broken. */
    MALFORMED,
    /** The rules of validation are broken. */
    INVALID,
    /** All is well. */
    VALID
}
