package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import io.zeolite.format.CatchClause;
import java.lang.classfile.Label;
import java.util.stream.IntStream;

/**
 * Emits the handlers of {@code try_table}. The JVM empties the operand stack before a handler: nothing is lost, since
 * what is below the block waits in variables.
 */
final class TryEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;
    private final BranchEmitter branches;
    private final ExceptionEmitter exceptions;
    /** Whether code that is emitted now is not protected by the blocks around it. */
    private boolean suspended;

    TryEmitter(FunctionState state, MemoryEmitter memory, BranchEmitter branches, ExceptionEmitter exceptions) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
        this.branches = branches;
        this.exceptions = exceptions;
    }

    /** Begins the protected code of a block. */
    void begin(Frame frame) {
        frame.clauses = IntStream.range(0, state.in.catchCount()).mapToObj(state.in::catchClause).toList();
        beginRange(frame);
    }

    /** The JVM takes no empty range. */
    private void beginRange(Frame frame) {
        frame.rangeStart = out.code.newBoundLabel();
        out.code.nop();
    }

    private void endRange(Frame frame) {
        if (frame.rangeStart != null) {
            frame.ranges.add(new Frame.Range(frame.rangeStart, out.code.newBoundLabel()));
            frame.rangeStart = null;
        }
    }

    /** Says that what follows, up to the next label, is no longer in the function as far as exceptions go. */
    void suspend() {
        for (Frame frame : state.frames.inner()) {
            endRange(frame);
            suspended |= frame.form == Form.TRY;
        }
    }

    /** Protects again what follows. */
    void resume() {
        if (suspended) {
            state.frames.inner().stream().filter(frame -> frame.form == Form.TRY).forEach(this::beginRange);
            suspended = false;
        }
    }

    /** Ends the protected code of a block. */
    void end(Frame frame, Label handler) {
        endRange(frame);
        frame.ranges
                .forEach(range -> out.code.exceptionCatch(range.start(), range.end(), handler, Names.GUEST_EXCEPTION));
    }

    /** {@code [exception] -> unreachable}: the handler of a block, which is itself no longer around. */
    void handle(Frame frame) {
        int base = state.frames.innermost().base;
        Kind[] below = state.stack.range(base, frame.base);
        state.stack.truncate(base);
        Variable exception = out.variables.allocate(Kind.L);
        out.store(exception);
        boolean catchesAll = false;
        for (CatchClause clause : frame.clauses) {
            if (!catchesAll) {
                handle(clause, exception);
                catchesAll = !clause.kind().hasTag();
            }
        }
        if (!catchesAll) {
            out.load(exception);
            out.code.athrow();
        }
        state.stack.push(below);
        state.reachable = false;
    }

    /** {@code [..] -> [..]}, if the clause does not catch the exception. */
    private void handle(CatchClause clause, Variable exception) {
        Label next = out.label();
        if (clause.kind().hasTag()) {
            exceptions.jumpUnlessTagged(exception, clause.tag(), next);
        }
        int height = state.stack.height();
        exceptions.unpack(exception, clause);
        memory.mayHaveGrown();
        branches.branch(clause.label());
        state.stack.truncate(height);
        out.code.labelBinding(next);
    }
}
