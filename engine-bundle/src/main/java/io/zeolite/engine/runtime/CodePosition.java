package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.format.ByteReader;
import io.zeolite.format.Expression;
import io.zeolite.format.Opcode;
import io.zeolite.format.SectionKind;

/**
 * Where an active function is.
 * <p>
 * Of emitted code the line numbers say it: the line of a call is 1 more than the number of bytes between a position that
 * the method has and the call.
 *
 * @param module   the function's module
 * @param function the function's index
 * @param frame    its frame, if the function is emitted code and not about to run; else null
 * @param position the offset in the module's bytes; if there is a frame, that of line 1
 */
public record CodePosition(ValidModule module, int function, StackWalker.StackFrame frame, int position) {

    /** The line of code in which there is no call: that of the first instruction, after which nothing runs if it is one. */
    public static final int NO_CALL = 1;

    private static final int MOST_LINES = 0xFFFF;
    private static final int PREAMBLE_BYTES = 8;

    /** {@return the start of a function} */
    static CodePosition start(ValidModule module, int function) {
        boolean host = module.functions().get(function).host();
        return new CodePosition(module, function, null, host ? 0 : body(module, function).start());
    }

    /** {@return where an active function of a guest is, whose method is on a stack} */
    static CodePosition of(ValidModule module, int function, StackTraceElement element) {
        return new CodePosition(module, function, null,
                body(module, function).start() + Math.max(0, element.getLineNumber() - 1));
    }

    private static Expression body(ValidModule module, int function) {
        return module.structure().code().get(function - module.types().importedFunctionCount()).body();
    }

    /**
     * {@return the line number of a call; 0 if it is too far from the first line for one}
     *
     * @param first    the position of line 1
     * @param position the position of the call
     */
    public static int line(int first, int position) {
        int line = position - first + 1;
        return line <= MOST_LINES ? line : 0;
    }

    FunctionDefinition definition() {
        return module.functions().get(function);
    }

    /** {@return the offset in the contents of the code section; 0 for a host function} */
    long offset() {
        return definition().host() ? 0 : positionInModule() - codeStart();
    }

    private int positionInModule() {
        return frame == null ? position : position + Math.max(0, frame.getLineNumber() - 1);
    }

    /** {@return whether the function has ended in a tail call, though its frame is still there} */
    boolean isReplaced() {
        int code = body(module, function).source()[positionInModule()] & 0xff;
        return code == Opcode.RETURN_CALL.code() || code == Opcode.RETURN_CALL_INDIRECT.code()
                || code == Opcode.RETURN_CALL_REF.code();
    }

    private int codeStart() {
        byte[] source = body(module, function).source();
        ByteReader in = new ByteReader(source, PREAMBLE_BYTES, source.length);
        while (in.u8() != SectionKind.CODE.id()) {
            in.slice(in.u32());
        }
        in.u32();
        return in.position();
    }
}
