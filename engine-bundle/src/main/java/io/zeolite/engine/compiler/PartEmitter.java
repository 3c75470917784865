package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.lang.classfile.Label;
import java.util.BitSet;

/** Emits the calls of the methods that are parts of the present one, and goes on as they say. */
final class PartEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;
    private final BranchEmitter branches;
    private final ReturnEmitter returns;
    private final Label start;

    PartEmitter(FunctionState state, MemoryEmitter memory, BranchEmitter branches, Label start) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
        this.branches = branches;
        this.returns = new ReturnEmitter(state);
        this.start = start;
    }

    /** {@code [.., inputs] -> [.., outputs]}, or unreachable. */
    void call(Piece part) {
        FunctionPlan function = state.functionPlan;
        if (part.passesInputs()) {
            state.activation.pass(part.inputs);
        }
        state.pushSelf();
        state.activation.push();
        out.code.invokestatic(function.owner(part), function.name(part), function.type(part));
        state.stack.pop(part.inputs.length);
        if (part.grows) {
            memory.mayHaveGrown();
        }
        if (part.exits.isCoded()) {
            goOnByCode(part);
        } else {
            goOn(part);
        }
        state.reachable = part.exits.falls();
        state.in.moveTo(part.endOffset);
    }

    /** {@code [.., value] -> [.., outputs]}, or unreachable: the part ends in one way only. */
    private void goOn(Piece part) {
        Exits exits = part.exits;
        if (exits.falls()) {
            takeUnlessReturned(part.outputs);
        } else if (exits.leaves()) {
            returns.leftCall();
        } else if (exits.restarts()) {
            restart();
        } else if (exits.count() == 0) {
            // it always throws, which the JVM does not know
            out.code.aconst_null().athrow();
        } else {
            Frame target = state.frames.at(exits.labels().nextSetBit(0));
            takeUnlessReturned(target.carriedKinds());
            branchOn(target);
        }
    }

    /** {@code [.., values] -> unreachable}. When a function ends, all results but the first are in the instance. */
    private void branchOn(Frame target) {
        if (target.form != Form.FUNCTION) {
            branches.branch(target);
        } else if (state.isPart()) {
            state.exits.branch(target);
        } else {
            returns.returnFirst();
        }
    }

    /** {@code [.., value] -> [.., values]}. */
    private void takeUnlessReturned(Kind[] kinds) {
        if (!Piece.isReturned(kinds)) {
            state.activation.take(kinds);
        }
        state.stack.push(kinds);
    }

    /** {@code [.., code] -> [.., outputs]}, or unreachable: the part says how it ended. */
    private void goOnByCode(Piece part) {
        Exits exits = part.exits;
        BitSet inside = (BitSet) exits.labels().clone();
        inside.clear(0, state.frames.outerCount());
        if (inside.length() > 1) {
            memory.settle();
        }
        int mark = out.variables.mark();
        Variable code = out.variables.allocate(Kind.I);
        out.store(code);
        Label fell = out.label();
        if (exits.falls()) {
            out.load(code);
            out.code.ifeq(fell);
        }
        int height = state.stack.height();
        if (state.isPart() && state.piece.exits.isCoded()) {
            passOn(code, exits, inside);
        } else {
            goOnOutside(code, exits);
        }
        branchInside(code, inside);
        state.stack.truncate(height);
        if (exits.falls()) {
            out.code.labelBinding(fell);
            state.activation.take(part.outputs);
            state.stack.push(part.outputs);
        }
        out.variables.release(mark);
    }

    /** Ends this method in the same way if it is not within. */
    private void passOn(Variable code, Exits exits, BitSet inside) {
        if (exits.count() == inside.cardinality() + (exits.falls() ? 1 : 0)) {
            return;
        }
        Label within = out.label();
        if (!inside.isEmpty()) {
            out.load(code);
            out.push(Exits.code(state.frames.outerCount() - 1));
            out.code.if_icmpgt(within);
        }
        state.exits.branchByCode(code, 0);
        out.code.labelBinding(within);
    }

    /** Goes on outside this method, which is the function's body or can end in one way only. */
    private void goOnOutside(Variable code, Exits exits) {
        if (exits.leaves()) {
            onlyIf(code, Exits.LEFT, returns::leftCall);
        }
        if (exits.restarts()) {
            onlyIf(code, Exits.RESTARTED, this::restart);
        }
        int outer = exits.labels().nextSetBit(0);
        if (outer >= 0 && outer < state.frames.outerCount()) {
            onlyIf(code, Exits.code(outer), () -> takeAndBranch(outer));
        }
    }

    private void onlyIf(Variable code, int value, Runnable action) {
        Label other = out.label();
        out.load(code);
        out.push(value);
        out.code.if_icmpne(other);
        action.run();
        out.code.labelBinding(other);
    }

    private void branchInside(Variable code, BitSet inside) {
        if (inside.isEmpty()) {
            // all other ways have been told apart, which the JVM does not know
            out.code.aconst_null().athrow();
            return;
        }
        int[] depths = inside.stream().toArray();
        Label[] labels = new Label[depths.length];
        int[] starts = new int[depths.length - 1];
        for (int i = 0; i < depths.length; i++) {
            labels[i] = out.label();
            if (i > 0) {
                starts[i - 1] = Exits.code(depths[i]);
            }
        }
        new SwitchEmitter(out, code, starts, labels).emit();
        for (int i = 0; i < depths.length; i++) {
            out.code.labelBinding(labels[i]);
            takeAndBranch(depths[i]);
        }
    }

    /** {@code [..] -> unreachable}. */
    private void takeAndBranch(int depth) {
        Frame target = state.frames.at(depth);
        int height = state.stack.height();
        state.activation.take(target.carriedKinds());
        state.stack.push(target.carriedKinds());
        branchOn(target);
        state.stack.truncate(height);
    }

    /** {@code [..] -> unreachable}: the function calls itself in tail position. */
    private void restart() {
        Kind[] parameters = Kind.of(state.type.parameters());
        int height = state.stack.height();
        state.activation.take(parameters);
        state.stack.push(parameters);
        branches.callItself(start);
        state.stack.truncate(height);
    }
}
