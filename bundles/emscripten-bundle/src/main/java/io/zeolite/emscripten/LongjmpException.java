package io.zeolite.emscripten;

/** Unwinds the guest's stack from {@code longjmp} to the innermost {@code invoke_*}. It has no stack trace. */
final class LongjmpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LongjmpException() {
        super("longjmp outside of a function that calls setjmp", null, false, false);
    }
}
