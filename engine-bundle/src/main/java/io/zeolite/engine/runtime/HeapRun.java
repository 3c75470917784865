package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a tier whose frames are on the heap, as far as listeners are concerned: it tells them of calls, and what
 * walks the stack finds its frames. Made only if a function that takes part is observed, or may be.
 * <p>
 * Threads: confined.
 */
public final class HeapRun implements OpenCall {

    /**
     * What leaves the run; null as long as nothing does. Who executes it sets it, before anything that needs stack, and
     * then calls {@link #abort}.
     */
    public Throwable thrown;
    /** Whether the run waits for a function that it {@linkplain #leave called}. Who executes it sets it to false. */
    public boolean outside;

    private final HeapFrames frames;

    /** Makes a run. */
    public HeapRun(HeapFrames frames) {
        this.frames = frames;
    }

    HeapFrames frames() {
        return frames;
    }

    /** Begins the call of a function, whose frame is the innermost, at a depth. */
    public void begin(int depth, Instance instance, int function, Slots parameters) {
        ListenedCall.begin(this, depth, instance, function, parameters);
    }

    /** Ends the innermost call, which returns. */
    public static void end(Slots results) {
        OpenCalls.innermost().end(results);
    }

    /** Ends the innermost call, which ended in a tail call. */
    public static void replace(FunctionDefinition callee) {
        OpenCalls.innermost().replace(callee);
    }

    /** Ends the calls of functions that are deeper than the one that catches the exception. */
    public void unwind(int depth, GuestException exception) {
        List<OpenCall> open = OpenCalls.ofThread();
        Throwable fault = null;
        while (!open.isEmpty()) {
            if (open.getLast() instanceof ListenedCall call && !call.isDead()) {
                if (call.run() != this || call.depth() <= depth) {
                    break;
                }
                call.thrown = fault == null ? exception : fault;
            }
            Throwable next = OpenCalls.endLast(open);
            fault = next == null ? fault : next;
        }
        OpenCalls.raise(fault);
    }

    /** {@return the calls of the run, outermost first} */
    public List<ListenedCall> openCalls() {
        List<ListenedCall> calls = new ArrayList<>();
        for (OpenCall open : OpenCalls.ofThread()) {
            if (open instanceof ListenedCall call && call.run() == this) {
                calls.add(call);
            }
        }
        return calls;
    }

    /**
     * Goes back to the calls that were {@linkplain #openCalls open} when frames were captured that are active again. Calls
     * that were not are ended; calls that have ended since are there again, but their listeners are not told.
     */
    public void restore(List<ListenedCall> captured, Throwable restoration) {
        Throwable fault = OpenCalls.endDead(OpenCalls.ofThread());
        List<ListenedCall> calls = openCalls();
        int kept = 0;
        while (kept < Math.min(calls.size(), captured.size()) && calls.get(kept) == captured.get(kept)) {
            kept++;
        }
        for (int place = calls.size() - 1; place >= kept; place--) {
            calls.get(place).thrown = restoration;
            Throwable next = OpenCalls.endLast(OpenCalls.ofThread());
            fault = fault == null ? next : fault;
        }
        for (ListenedCall revived : captured.subList(kept, captured.size())) {
            OpenCalls.ofThread().add(revived.untold());
        }
        OpenCalls.raise(fault);
    }

    /**
     * Ends all calls of the run, which something was {@link #thrown} out of. If the stack is exhausted, listeners are told
     * later.
     *
     * @param instance the innermost one
     * @return never
     */
    public RuntimeException abort(Instance instance) {
        if (Boundary.isExhaustion(thrown)) {
            throw Boundary.rethrow(thrown);
        }
        thrown = Boundary.inFlight(instance, thrown);
        List<OpenCall> open = OpenCalls.ofThread();
        while (!open.isEmpty() && open.getLast().isDead()) {
            Throwable fault = OpenCalls.endLast(open);
            thrown = fault == null ? thrown : fault;
        }
        throw Boundary.rethrow(thrown);
    }

    /** Says that the run is about to call a function that has a frame on the stack of the virtual machine. */
    public void leave() {
        OpenCalls.open(this);
        outside = true;
    }

    /** Says that the function that the run called has returned, after {@link #outside} was set to false. */
    public void enter() {
        OpenCalls.raise(OpenCalls.endDead(OpenCalls.ofThread()));
    }

    @Override
    public boolean isDead() {
        return !outside;
    }
}
