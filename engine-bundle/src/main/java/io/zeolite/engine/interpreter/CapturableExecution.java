package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;
import io.zeolite.engine.runtime.CapturableCall;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.experimental.Snapshot;

/**
 * A call that a machine executes alone, leaving it for host functions only: these may capture the machine's frames, and
 * put them back as often as they like while the call lasts.
 * <p>
 * A restore is known to the call, and to those nested in it, from when it is asked for. The error that then unwinds the
 * stack may get lost in host code; the call restores as well when the host function returns.
 */
final class CapturableExecution implements CapturableCall {

    private static final String UNHANDLED =
            "unhandled snapshot restore, this generally indicates restore was called from a "
                    + "different exported function invocation than snapshot";

    private static final ScopedValue<CapturableExecution> INNERMOST = ScopedValue.newInstance();

    private final FunctionInstance function;
    private final CapturableExecution outer = INNERMOST.isBound() ? INNERMOST.get() : null;
    private final Thread thread = Thread.currentThread();
    private boolean active;
    private Machine machine;
    private BoundFunction host;
    private int base;
    private Restoration asked;

    CapturableExecution(FunctionInstance function) {
        this.function = function;
    }

    @Override
    public void invoke(Slots slots) {
        active = true;
        try {
            ScopedValue.where(INNERMOST, this).run(() -> execute(slots));
        } finally {
            active = false;
            machine = null;
        }
    }

    private void execute(Slots slots) {
        if (function.definition().host()) {
            function.invoke(slots);
            return;
        }
        InterpreterState state = InterpreterState.enclosing(function.instance);
        machine = state.takeMachine();
        machine.call(this, state.bound(function.definition().index()), slots);
    }

    /** Calls a host function: parameters and results lie from a slot on. */
    void callHost(BoundFunction callee, long[] frame, Object[] references, int from, Instance caller) {
        host = callee;
        base = from;
        callee.call(frame, references, from, caller);
        host = null;
        if (asked != null) {
            throw asked;
        }
    }

    @Override
    public Snapshot snapshot() {
        checkActive("no snapshot: the call has returned, or is one of another thread");
        checkCallsHost();
        return new CapturedCall(this, CapturedFrames.of(machine), machine.openCalls(), host.definition().type(), base);
    }

    /** What the engine calls for other reasons, such as listeners, finds the machine where it cannot go on. */
    private void checkCallsHost() {
        if (host == null) {
            throw new IllegalStateException("no snapshot: no function of a guest is calling the host");
        }
    }

    private void checkActive(String otherwise) {
        if (!active || thread != Thread.currentThread()) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Asks for a restore, and unwinds the stack. */
    void restore(CapturedCall captured, Slots results) {
        checkActive(UNHANDLED);
        checkCallsHost();
        Restoration restoration = new Restoration(captured, captured.check(results));
        checkInterruption(function.instance);
        checkInterruption(captured.frames().innermost().instance);
        for (CapturableExecution call = INNERMOST.get(); call != null; call = call.outer) {
            call.asked = null;
        }
        for (CapturableExecution call = INNERMOST.get(); call != outer; call = call.outer) {
            call.asked = restoration;
        }
        throw restoration;
    }

    /** A guest that restores for ever may do so without a loop of its own. */
    private static void checkInterruption(Instance instance) {
        if (instance.interrupted) {
            throw instance.interruption();
        }
    }

    /**
     * {@return whether what left the machine was a restore of this call, whose frames are active again then} Another
     * error in its place counts: the restore is given up.
     */
    boolean restores(Throwable thrown) {
        host = null;
        Restoration restoration = asked;
        if (restoration == null) {
            return false;
        }
        if (!restoration.isIn(thrown)) {
            for (CapturableExecution call = this; call != null; call = call.outer) {
                call.asked = null;
            }
            return false;
        }
        if (restoration.captured().call() != this) {
            return false;
        }
        asked = null;
        restoration.captured().restore(machine, restoration.results());
        machine.leaveDiscarded(restoration.captured().observed(), restoration);
        return true;
    }
}
