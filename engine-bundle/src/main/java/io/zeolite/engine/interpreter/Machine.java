package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.HeapRun;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.ListenedCall;
import java.util.List;

/**
 * Executes one call from Java with all calls between interpreted functions in it, whichever instances they belong to.
 * <p>
 * Threads: confined while it executes.
 */
public final class Machine extends InstructionLoop {

    static {
        StackFrames.linkErrorPaths();
    }

    /** What tells listeners; null as long as none is told. */
    private HeapRun run;
    /** What captures and restores the frames; null if nothing does. */
    private CapturableExecution capturable;

    Machine() {
    }

    /**
     * {@return a machine for a call} Emitted code calls it, sets the parameters, and then {@link #call} or
     * {@link #callForReference}.
     *
     * @param slots how many slots parameters and results take
     */
    public static Machine acquire(FunctionInstance function, int slots) {
        Machine machine = ((InterpreterInstance) function.instance).state.takeMachine();
        machine.reserve(slots);
        return machine;
    }

    /** {@return the slots, for parameters from 0 on} */
    public long[] slots() {
        return frame;
    }

    /** Sets a parameter that is a reference. */
    public void setReference(int slot, Object reference) {
        setReferenceSlot(slot, reference);
    }

    /** Sets all parameters, which come in arrays. */
    public void setParameters(long[] bits, Object[] parameters, FunctionInstance function) {
        SlotKind[] kinds = SlotKind.of(function.definition().type().parameters());
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                setReference(slot, parameters[slot]);
            } else {
                frame[slot] = kinds[slot].toStack(bits[slot]);
            }
        }
    }

    /** {@return the first result of the function; the other ones are left in the caller} */
    public long call(FunctionInstance function, Instance caller) {
        try {
            execute(function, caller);
            return frame[0];
        } finally {
            release(((InterpreterInstance) function.instance).state);
        }
    }

    /** {@return the first result of the function, a reference; the other ones are left in the caller} */
    public Object callForReference(FunctionInstance function, Instance caller) {
        try {
            execute(function, caller);
            return references[0];
        } finally {
            release(((InterpreterInstance) function.instance).state);
        }
    }

    /**
     * Calls a function whose state can be captured: parameters on entry and results on return are in the slots. The
     * machine is in use until then.
     */
    void call(CapturableExecution call, BoundFunction function, Slots slots) {
        FunctionType type = function.definition().type();
        capturable = call;
        try {
            reserve(Math.max(1, Math.max(type.parameterSlots(), type.resultSlots())));
            SlotCopy.toFrame(type.parameters(), slots, this, 0);
            execute(function);
            SlotCopy.fromFrame(type.results(), this, slots);
        } finally {
            release(function.state);
        }
    }

    private void execute(FunctionInstance function, Instance caller) {
        boolean entered = function.instance.enterFrom(caller);
        try {
            execute(((InterpreterInstance) function.instance).state.bound(function.definition().index()));
        } catch (Throwable thrown) {
            if (entered) {
                function.instance.owner = null;
            }
            throw thrown;
        }
        function.instance.leaveTo(entered);
        if (function.definition().type().resultSlots() < 2) {
            return;
        }
        SlotKind[] kinds = SlotKind.of(function.definition().type().results());
        caller.reserveResults(kinds.length);
        for (int slot = 1; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                caller.resultReferences[slot] = references[slot];
            } else {
                caller.resultBits[slot] = kinds[slot].fromStack(frame[slot]);
            }
        }
    }

    private void release(InterpreterState state) {
        leaveInstances();
        callee = null;
        run = null;
        capturable = null;
        if (clear()) {
            state.returnMachine(this);
        }
    }

    /**
     * Executes the function, whose parameters are in the first frame, until it returns, its results there, or until an
     * exception leaves it.
     */
    private void execute(BoundFunction entry) {
        callee = entry;
        base = 0;
        tail = true;
        int next = 0;
        while (next != FINISHED) {
            try {
                if (callee != null) {
                    next = enterCallee(next);
                }
                next = run(frame, references, current.body.words(), current.memory(), next);
            } catch (GuestException exception) {
                if (!handle(exception)) {
                    fail(exception);
                    throw exception;
                }
                unwind(exception);
                callee = null;
                next = place;
            } catch (Throwable thrown) {
                if (capturable == null || !capturable.restores(thrown)) {
                    fail(thrown);
                    throw thrown;
                }
                callee = null;
                next = place;
            }
        }
    }

    /** Leaves all functions; throws what is to be thrown instead, if anything. */
    private void fail(Throwable thrown) {
        if (run == null) {
            addTo(thrown);
        } else {
            run.thrown = thrown;
            addTo(thrown);
            throw run.abort(current.instance);
        }
    }

    /** Leaves the functions that are deeper than the one that catches the exception. */
    private void unwind(GuestException exception) {
        if (run != null) {
            try {
                run.unwind(depth(), exception);
            } catch (Throwable thrown) {
                fail(thrown);
                throw thrown;
            }
        }
    }

    /** {@return the observed calls of the active functions} */
    List<ListenedCall> openCalls() {
        return run == null ? List.of() : run.openCalls();
    }

    /** Leaves the functions that are not among those restored, whose observed calls are given. */
    void leaveDiscarded(List<ListenedCall> restored, Throwable restoration) {
        if (run != null) {
            try {
                run.restore(restored, restoration);
            } catch (Throwable thrown) {
                fail(thrown);
                throw thrown;
            }
        }
    }

    /** {@return where execution goes on: in the callee, or in the caller of a function of another tier} */
    private int enterCallee(int from) {
        BoundFunction next = callee;
        callee = null;
        place = from;
        if (current != null && next.instance != current.instance && capturable == null) {
            enterInstance(next.instance, tail ? depth : depth + 1);
        }
        if (next.plain) {
            enter(next, base, tail);
            return 0;
        }
        if (next.body == Body.FOREIGN) {
            callForeign(next);
            return from;
        }
        enter(next, base, tail);
        place = 0;
        run().begin(depth(), next.instance, next.definition().index(),
                SlotKind.slots(next.definition().type().parameters(), frame, references, 0));
        return 0;
    }

    private HeapRun run() {
        if (run == null) {
            run = new HeapRun(this);
        }
        return run;
    }

    private void callForeign(BoundFunction function) {
        if (!function.observed) {
            callOutside(function);
            return;
        }
        run().leave();
        try {
            callOutside(function);
        } finally {
            run.outside = false;
        }
        run.enter();
    }

    private void callOutside(BoundFunction function) {
        if (capturable == null) {
            function.call(frame, references, base, current.instance);
        } else {
            capturable.callHost(function, frame, references, base, current.instance);
        }
    }
}
