package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.format.ByteReader;
import io.zeolite.format.Expression;
import io.zeolite.format.Opcode;
import io.zeolite.format.SectionKind;

/**
 * Where an active function is.
 * <p>
 * Of emitted code the line numbers say it: the line of an instruction is 1 more than the number of bytes between the
 * first instruction of the function and it.
 *
 * @param module   the function's module
 * @param function the function's index
 * @param frame    its frame, if the function is emitted code and not about to run; else null
 * @param position the offset in the module's bytes, if there is no frame
 */
public record CodePosition(ValidModule module, int function, StackWalker.StackFrame frame, int position) {

    private static final int MOST_LINES = 0xFFFF;
    private static final int PREAMBLE_BYTES = 8;

    /** {@return the start of a function} */
    static CodePosition start(ValidModule module, int function) {
        boolean host = module.functions().get(function).host();
        return new CodePosition(module, function, null, host ? 0 : body(module, function).start());
    }

    private static Expression body(ValidModule module, int function) {
        return module.structure().code().get(function - module.types().importedFunctionCount()).body();
    }

    /**
     * {@return the line number of an instruction; 0 if it is too far from the start for one}
     *
     * @param start    the position of the first instruction
     * @param position the position of the instruction
     */
    public static int line(int start, int position) {
        int line = position - start + 1;
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
        return frame == null ? position : body(module, function).start() + Math.max(0, frame.getLineNumber() - 1);
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
