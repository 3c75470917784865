package io.zeolite.engine.compiler;

import io.zeolite.format.Opcode;
import java.util.List;

/** Emits how operands are put into structures and arrays before the instruction that makes these is reached. */
final class GatheringEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final StructEmitter structs;
    private final ArrayEmitter arrays;

    GatheringEmitter(FunctionState state, StructEmitter structs, ArrayEmitter arrays) {
        this.state = state;
        this.out = state.out;
        this.structs = structs;
        this.arrays = arrays;
    }

    /** {@return what is put after the instruction that was just emitted} */
    List<Gathering.Step> steps() {
        return state.functionPlan.gathering.steps().getOrDefault(state.in.position(), List.of());
    }

    /** {@code [.., operands, above] -> [.., above]}. All operands are on the JVM's stack. */
    void emit(Gathering.Step step) {
        int mark = out.variables.mark();
        Kind[] above = state.stack.range(state.stack.height() - step.above(), state.stack.height());
        Variable[] kept = out.store(above);
        state.stack.pop(above.length);
        String field = Gathering.field(step.offset());
        boolean isArray = step.opcode() == Opcode.ARRAY_NEW_FIXED;
        if (step.first() == 0) {
            if (isArray) {
                arrays.begin(step.type(), step.operands());
            } else {
                structs.begin(step.type());
            }
            state.activation.setReference(field);
        }
        for (int i = step.end() - 1; i >= step.first(); i--) {
            state.activation.getReference(field);
            if (isArray) {
                arrays.put(step.type(), i);
            } else {
                structs.putInto(step.type(), i);
            }
            state.stack.pop();
        }
        for (int i = step.first(); i < step.end(); i++) {
            state.stack.push(Kind.NONE);
        }
        out.load(kept);
        state.stack.push(above);
        out.variables.release(mark);
    }
}
