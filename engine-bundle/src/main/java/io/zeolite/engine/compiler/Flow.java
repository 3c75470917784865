package io.zeolite.engine.compiler;

/** What an instruction does, as far as it matters to which values are needed where. */
enum Flow {
    /** Goes on with the next instruction. */
    NEXT,
    /** Reads a local. */
    READ,
    /** Writes a local. */
    WRITE,
    /** Goes on with the next instruction or at a label. */
    FORK,
    /** Goes on at one of several labels. */
    JUMP,
    /** Ends the function or throws. */
    STOP,
    /** Begins a block. */
    OPEN,
    /** Begins the second arm of an {@code if}. */
    ELSE,
    /** Ends a block, or the function. */
    CLOSE
}
