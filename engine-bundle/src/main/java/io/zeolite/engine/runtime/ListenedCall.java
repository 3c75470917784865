package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.experimental.spi.FunctionListener;

/**
 * An active call of a function that is observed: tells the listeners of its begin and, exactly once, of its end.
 * <p>
 * Threads: confined.
 */
public final class ListenedCall implements OpenCall {

    /**
     * What ended the call; null as long as nothing has. Who executes the function sets it, before anything that needs
     * stack, when an exception leaves the function.
     */
    public Throwable thrown;

    private final FunctionListeners listeners;
    private final Context context;
    private final ValidModule module;
    private final FunctionDefinition function;
    private final Instance instance;
    private final HeapRun run;
    private final int depth;
    private int told;
    private boolean begins = true;

    private ListenedCall(ValidModule module, int function, Instance instance, HeapRun run, int depth) {
        this.listeners = module.listeners().of(function);
        this.context = Instance.currentContext();
        this.module = module;
        this.function = module.functions().get(function);
        this.instance = instance;
        this.run = run;
        this.depth = depth;
    }

    /** {@return the same call once more, of whose end nobody is told, for all were told of that of this one} */
    ListenedCall untold() {
        ListenedCall call = new ListenedCall(module, function.index(), instance, run, depth);
        call.begins = false;
        return call;
    }

    /**
     * Begins a call. Emitted code calls it, then the function, and then {@link #end}, {@link #replace} or {@link #abort}.
     *
     * @param definer    the instance that defines the function
     * @param index      the function
     * @param instance   the instance that executes it, as listeners are told
     * @param parameters the parameters
     */
    public static ListenedCall begin(Instance definer, int index, Instance instance, Slots parameters) {
        return begin(new ListenedCall(definer.init().module(), index, instance, null, 0), parameters);
    }

    /** Begins a call of a function whose frame is on the heap, at a depth of the run. */
    static void begin(HeapRun run, int depth, Instance instance, int index, Slots parameters) {
        begin(new ListenedCall(instance.init().module(), index, instance, run, depth), parameters);
    }

    private static ListenedCall begin(ListenedCall call, Slots parameters) {
        OpenCalls.open(call);
        try {
            call.start(parameters);
        } catch (Throwable failure) {
            call.thrown = failure;
            throw call.abort();
        }
        call.begins = false;
        return call;
    }

    /** Tells the listeners; the frame of this method is where the stack that they walk begins. */
    private void start(Slots parameters) {
        CallStack stack = new CallStack(this);
        for (int place = 0; place < listeners.count(); place++) {
            FunctionListener listener = listeners.get(place);
            if (listener != null) {
                listener.before(context, instance.api(), function, parameters, stack.iterator());
            }
            told = place + 1;
        }
    }

    /** {@return the start of the function} */
    CodePosition position() {
        return CodePosition.start(module, function.index());
    }

    /** {@return whether the listeners are being told of the begin} */
    boolean begins() {
        return begins;
    }

    /** {@return the frames among which the function's is; null if it is on the stack of the virtual machine} */
    HeapRun run() {
        return run;
    }

    /** {@return the depth of the function's frame in its run} */
    int depth() {
        return depth;
    }

    @Override
    public boolean isDead() {
        return thrown != null || run != null && run.thrown != null;
    }

    /** {@return what listeners are told of the end of this call, which is dead} */
    Throwable failure() {
        return Boundary.failure(instance, thrown != null ? thrown : run.thrown);
    }

    /** Says what the exhaustion of the stack that ended this call became, if that ended it. */
    void explain(Throwable failure) {
        if (Boundary.isExhaustion(thrown != null ? thrown : run.thrown)) {
            thrown = failure;
        }
    }

    /**
     * Ends a call that returned.
     *
     * @param place   where all results after the first were left, and are afterwards
     * @param results slots with the first result
     */
    public void end(Instance place, Slots results) {
        if (results.size() < 2) {
            end(results);
            return;
        }
        long[] bits = place.resultBits;
        Object[] references = place.resultReferences;
        collect(results, bits, references);
        place.resultBits = new long[bits.length];
        place.resultReferences = new Object[references.length];
        end(results);
        place.resultBits = bits;
        place.resultReferences = references;
    }

    private void collect(Slots results, long[] bits, Object[] references) {
        int slot = 0;
        for (ValueType type : function.type().results()) {
            if (slot > 0 && type instanceof ReferenceType) {
                results.setReference(slot, references[slot]);
            } else if (slot > 0) {
                results.setLong(slot, bits[slot]);
            }
            if (type == VectorType.V128) {
                results.setLong(slot + 1, bits[slot + 1]);
            }
            slot += type.slots();
        }
    }

    /** Ends a call that returned results. */
    void end(Slots results) {
        OpenCalls.close(this, End.AFTER, results);
    }

    /** Ends a call that ended in a tail call, which was left in the instance and is there afterwards. */
    public void replace(Instance place) {
        FunctionInstance callee = place.tailCall;
        long[] bits = place.resultBits;
        Object[] references = place.resultReferences;
        place.tailCall = null;
        place.resultBits = new long[bits.length];
        place.resultReferences = new Object[references.length];
        replace(callee.definition());
        place.tailCall = callee;
        place.resultBits = bits;
        place.resultReferences = references;
    }

    /** Ends a call that ended in a tail call. */
    void replace(FunctionDefinition callee) {
        OpenCalls.close(this, End.REPLACED, callee);
    }

    /**
     * Ends a call that something was {@link #thrown} out of. If the stack is exhausted, listeners are told later.
     *
     * @return never
     */
    public RuntimeException abort() {
        if (Boundary.isExhaustion(thrown)) {
            throw Boundary.rethrow(thrown);
        }
        thrown = Boundary.inFlight(instance, thrown);
        OpenCalls.close(this, End.ABORT, Boundary.failure(instance, thrown));
        throw Boundary.rethrow(thrown);
    }

    /** How calls end, in the words of {@link FunctionListener}. */
    enum End {
        /** With results, {@link Slots}. */
        AFTER,
        /** With another function, a {@link FunctionDefinition}. */
        REPLACED,
        /** With an exception. */
        ABORT
    }

    /**
     * Tells all listeners that heard of the begin, whatever one of them throws.
     *
     * @return what the first that throws throws; null if none does
     */
    Throwable tell(End end, Object detail) {
        Throwable fault = null;
        for (int place = 0; place < told; place++) {
            FunctionListener listener = listeners.get(place);
            if (listener != null) {
                try {
                    tell(listener, end, detail);
                } catch (Throwable thrownByListener) {
                    fault = fault == null ? thrownByListener : fault;
                }
            }
        }
        if (fault != null && end == End.ABORT && fault != detail) {
            fault.addSuppressed((Throwable) detail);
        }
        return fault;
    }

    private void tell(FunctionListener listener, End end, Object detail) {
        // a switch would need a class, which cannot be loaded for the first time with little stack left
        if (end == End.AFTER) {
            listener.after(context, instance.api(), function, (Slots) detail);
        } else if (end == End.REPLACED) {
            listener.replaced(context, instance.api(), function, (FunctionDefinition) detail);
        } else {
            listener.abort(context, instance.api(), function, (Throwable) detail);
        }
    }
}
