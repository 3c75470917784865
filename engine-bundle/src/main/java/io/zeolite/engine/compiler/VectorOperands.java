package io.zeolite.engine.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * The vectors among the operands. A vector is several values of the JVM, which would have to be moved about on its stack
 * again and again; so vectors wait in variables until they are used, or until {@link #settle} puts them on the JVM's
 * stack, for instructions that know nothing of this. To the {@link OperandStack} all this is the same.
 */
final class VectorOperands {

    private static final int MOST_WAITING = 64;

    private final Emitter out;
    private final OperandStack stack;
    private final List<Waiting> waiting = new ArrayList<>();
    /** Where the variables of waiting vectors begin. */
    private int floor;
    /** Whether an instruction is under way, whose operands may be in variables that are not taken back yet. */
    private boolean open;
    /** The kind of a result that is still on the JVM's stack, where it may go into a local; otherwise {@code null}. */
    private Kind fresh;

    private record Waiting(int height, VectorSource source) {
    }

    VectorOperands(Emitter out, OperandStack stack) {
        this.out = out;
        this.stack = stack;
    }

    /** {@return whether any vector is not on the JVM's stack} */
    boolean isAnyWaiting() {
        return !waiting.isEmpty();
    }

    /** {@code [..] -> [..]}: pushes a vector that waits elsewhere. */
    void push(VectorSource source) {
        waiting.add(new Waiting(stack.height(), source));
        stack.push(Kind.V);
        if (waiting.size() > MOST_WAITING) {
            settle();
        }
    }

    /**
     * Begins an instruction, which may allocate variables; {@link #end} or {@link #result} takes them back, with those of
     * its operands.
     */
    void begin() {
        if (!open && endOfTemporaries(-1) < 0) {
            floor = out.variables.mark();
        }
        open = true;
    }

    /** Takes back the variables of vectors that wait no more. */
    private void release() {
        begin();
        out.variables.release(endOfTemporaries(floor));
        open = false;
    }

    private int endOfTemporaries(int least) {
        int end = least;
        for (Waiting vector : waiting) {
            if (vector.source instanceof VectorSource.InVariable(Variable variable, boolean temporary) && temporary) {
                end = Math.max(end, variable.slot() + variable.kind().slots());
            }
        }
        return end;
    }

    /** {@return the topmost operand, a vector, which is taken off} It is there until {@link #end} or {@link #result}. */
    VectorSource pop() {
        begin();
        stack.pop();
        if (!waiting.isEmpty() && waiting.getLast().height == stack.height()) {
            return waiting.removeLast().source;
        }
        return store(Kind.V);
    }

    /** {@code [.., parts] -> [..]}. */
    private VectorSource store(Kind kind) {
        Variable variable = out.variables.allocate(kind);
        out.store(variable);
        return new VectorSource.InVariable(variable, true);
    }

    /** {@return the topmost operands, vectors, which are taken off} */
    VectorSource[] pop(int count) {
        VectorSource[] popped = new VectorSource[count];
        for (int i = count - 1; i >= 0; i--) {
            popped[i] = pop();
        }
        return popped;
    }

    /** Ends an instruction that took vectors off and gives none. */
    void end() {
        release();
    }

    /** {@code [.., parts]}: ends an instruction whose result, a vector, is on the JVM's stack. */
    void result(Kind kind) {
        release();
        fresh = kind;
        stack.push(Kind.V);
    }

    /** {@code [.., fresh result] -> [..]}: puts the result of the instruction before into a variable. */
    void keepResult() {
        if (fresh != null) {
            Kind kind = fresh;
            fresh = null;
            stack.pop();
            begin();
            push(store(kind));
            open = false;
        }
    }

    /** {@code [.., vector] -> [..]}: into a local. */
    void setLocal(Variable local) {
        if (fresh == local.kind()) {
            fresh = null;
            stack.pop();
            begin();
            keep(local);
            out.store(local);
            release();
            return;
        }
        keepResult();
        VectorSource source = pop();
        keep(local);
        for (int part = 0; part < local.kind().parts(); part++) {
            source.load(out, local.kind(), part);
        }
        out.store(local);
        release();
    }

    /** {@code [.., vector] -> [.., parts]}: takes the topmost operand off, which {@link #end} follows. */
    void take(Kind kind) {
        if (fresh == kind) {
            fresh = null;
            stack.pop();
            begin();
            return;
        }
        keepResult();
        VectorSource source = pop();
        for (int part = 0; part < kind.parts(); part++) {
            source.load(out, kind, part);
        }
    }

    /** Puts what a local has into another variable, if operands that were read from it still wait in it. */
    private void keep(Variable local) {
        for (int i = 0; i < waiting.size(); i++) {
            VectorSource source = waiting.get(i).source;
            if (source instanceof VectorSource.InVariable(Variable variable, boolean temporary) && !temporary
                    && variable.equals(local)) {
                out.load(local);
                waiting.set(i, new Waiting(waiting.get(i).height, store(local.kind())));
            }
        }
    }

    /** {@code [.., operands] -> [.., operands]}: puts all vectors onto the JVM's stack, as two longs each. */
    void settle() {
        keepResult();
        if (waiting.isEmpty()) {
            return;
        }
        begin();
        int lowest = waiting.getFirst().height;
        Variable[] above = new Variable[stack.height() - lowest];
        int next = waiting.size() - 1;
        for (int i = above.length - 1; i >= 0; i--) {
            if (next >= 0 && waiting.get(next).height == lowest + i) {
                next--;
            } else {
                above[i] = out.variables.allocate(stack.at(lowest + i));
                out.store(above[i]);
            }
        }
        next = 0;
        for (Variable operand : above) {
            if (operand != null) {
                out.load(operand);
            } else {
                VectorSource source = waiting.get(next++).source;
                source.load(out, Kind.V, 0);
                source.load(out, Kind.V, 1);
            }
        }
        waiting.clear();
        release();
    }
}
