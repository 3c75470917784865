package io.zeolite.engine.compiler;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;

/** Counts the bytes of the instructions that are emitted, at most, and drops them. */
final class BytecodeCounter implements CodeTransform {

    private static final int SWITCH_BYTES = 16;

    private int bytes;

    /** {@return the bytes since this was last called} */
    int take() {
        int taken = bytes;
        bytes = 0;
        return taken;
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof Instruction instruction) {
            bytes += switch (instruction) {
                case TableSwitchInstruction table ->
                        SWITCH_BYTES + Integer.BYTES * (table.highValue() - table.lowValue() + 1);
                case LookupSwitchInstruction lookup -> SWITCH_BYTES + 2 * Integer.BYTES * lookup.cases().size();
                // the short form may turn out not to do
                case Instruction other when other.opcode() == Opcode.LDC -> Opcode.LDC_W.sizeIfFixed();
                default -> instruction.sizeInBytes();
            };
        }
    }
}
