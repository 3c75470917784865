package io.zeolite.engine.compiler;

/** How a tail call is made. */
enum TailCallForm {
    /** A call of the function itself: it goes back to its start. */
    LOOP,
    /** An ordinary call, whose results are returned: the callee makes no tail calls that could add up. */
    IN_PLACE,
    /** It is left to whoever called. */
    LEFT
}
