package io.zeolite.cli;

/**
 * Ends the command quietly when nobody reads its output any more, as in {@code zeolite run guest.wasm | head -1}. It is
 * unchecked so that it passes through the guest, to which it cannot be explained: native programs get a signal.
 */
final class OutputClosedException extends RuntimeException {

    /** What a shell reports of a program that SIGPIPE ended: 128 + 13. */
    static final int EXIT_CODE = 141;

    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("the output was closed", null, false, false);
    }
}
