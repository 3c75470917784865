package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.engine.numeric.WideArithmetic;
import io.zeolite.format.Opcode;
import java.lang.constant.ClassDesc;
import java.util.Collections;

/** Emits arithmetic on integers of 128 bits. */
final class WideEmitter {

    private static final ClassDesc WIDE = Names.of(WideArithmetic.class);

    private final FunctionState state;
    private final Emitter out;

    WideEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /** {@code [.., operands] -> [.., low, high]}. */
    void emit(Opcode opcode) {
        int count = opcode.signature().orElseThrow().operandCount();
        int mark = out.variables.mark();
        Variable[] operands = out.store(Collections.nCopies(count, Kind.J).toArray(Kind[]::new));
        switch (opcode) {
            case I64_ADD128 -> {
                lowHalves(operands);
                out.code.ladd();
                high(operands, WIDE, "i64Add128High");
            }
            case I64_SUB128 -> {
                lowHalves(operands);
                out.code.lsub();
                high(operands, WIDE, "i64Sub128High");
            }
            case I64_MUL_WIDE_S -> multiply(operands, "multiplyHigh");
            case I64_MUL_WIDE_U -> multiply(operands, "unsignedMultiplyHigh");
            default -> throw new IllegalArgumentException(opcode.text());
        }
        out.variables.release(mark);
        state.stack.pop(count);
        state.stack.push(Kind.J);
        state.stack.push(Kind.J);
    }

    private void lowHalves(Variable[] operands) {
        out.load(operands[0]);
        out.load(operands[2]);
    }

    private void multiply(Variable[] operands, String high) {
        out.load(operands);
        out.code.lmul();
        high(operands, Names.of(Math.class), high);
    }

    private void high(Variable[] operands, ClassDesc owner, String name) {
        out.load(operands);
        out.call(owner, name, CD_long, Collections.nCopies(operands.length, CD_long).toArray(ClassDesc[]::new));
    }
}
