package io.zeolite.engine.interpreter;

import io.zeolite.api.UnsupportedException;
import io.zeolite.engine.runtime.CapturableCall;
import io.zeolite.engine.runtime.CapturingTier;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;

/**
 * The tier that interprets.
 * <p>
 * Threads: safe.
 */
public final class Interpreter implements CapturingTier {

    private static final int ATOMIC_PREFIX = 0xFE;

    /** Makes an interpreter. */
    public Interpreter() {
    }

    /** {@inheritDoc} Functions are translated when they are first called. */
    @Override
    public ModuleCode prepare(ValidModule module) {
        return code(module);
    }

    @Override
    public CapturableCall capturable(FunctionInstance function) {
        return new CapturableExecution(function);
    }

    /** {@return the code of a module, which is checked first} */
    static InterpretedCode code(ValidModule module) {
        InstructionReader reader = new InstructionReader(module.structure());
        int function = module.types().importedFunctionCount();
        for (FunctionBody body : module.structure().code()) {
            check(body, function++, reader);
        }
        return new InterpretedCode(module);
    }

    private static void check(FunctionBody body, int function, InstructionReader reader) {
        reader.reset(body.body());
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            if (!isSupported(opcode)) {
                throw new UnsupportedException(
                        "not supported yet: %s (func %d, offset 0x%x)".formatted(opcode.text(), function,
                                reader.position()));
            }
        }
    }

    private static boolean isSupported(Opcode opcode) {
        return opcode.prefix() != ATOMIC_PREFIX;
    }
}
