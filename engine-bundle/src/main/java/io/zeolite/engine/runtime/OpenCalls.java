package io.zeolite.engine.runtime;

import io.zeolite.api.ExhaustionException;
import io.zeolite.engine.runtime.ListenedCall.End;
import java.util.ArrayList;
import java.util.List;

/**
 * The observed calls that are active in a thread, the innermost last. A call that ended while no stack was left to tell
 * its listeners is dead: it stays until whatever ends or begins next tells them, at the latest where the call from Java
 * ends.
 *
 * @implNote What a thread keeps is a list of the platform's, empty between calls, so that no thread keeps a class of ours.
 */
final class OpenCalls {

    private static final ThreadLocal<ArrayList<OpenCall>> OF_THREAD = new ThreadLocal<>();

    private OpenCalls() {
    }

    /** {@return what is open in this thread} */
    static List<OpenCall> ofThread() {
        ArrayList<OpenCall> open = OF_THREAD.get();
        if (open == null) {
            open = new ArrayList<>();
            OF_THREAD.set(open);
        }
        return open;
    }

    /** Adds a call, or a run from which one may come. */
    static void open(OpenCall call) {
        List<OpenCall> open = ofThread();
        if (!open.isEmpty()) {
            raise(endDead(open));
        }
        open.add(call);
    }

    /** {@return the innermost call, of which there is one} */
    static ListenedCall innermost() {
        List<OpenCall> open = ofThread();
        raise(endDead(open));
        return (ListenedCall) open.getLast();
    }

    /** Takes a call away, and all within it, which are dead; tells the listeners of all, and throws what they throw. */
    static void close(ListenedCall call, End end, Object detail) {
        List<OpenCall> open = ofThread();
        int place = open.lastIndexOf(call);
        Throwable fault = null;
        // listeners may make calls, which end what is dead: the call itself, too, if this is an abort
        while (open.size() > place) {
            if (open.getLast() == call) {
                open.removeLast();
                fault = first(fault, call.tell(end, detail));
            } else {
                fault = first(fault, endLast(open));
            }
        }
        raise(fault);
    }

    /** {@return what a listener throws as it is told of the end of what was opened last, or null} */
    static Throwable endLast(List<OpenCall> open) {
        if (open.getLast() instanceof ListenedCall call) {
            Throwable failure = call.failure();
            open.removeLast();
            return call.tell(End.ABORT, failure);
        }
        open.removeLast();
        return null;
    }

    /** {@return what a listener throws as it is told of the end of a dead call, or null} */
    static Throwable endDead(List<OpenCall> open) {
        Throwable fault = null;
        while (!open.isEmpty() && open.getLast().isDead()) {
            fault = first(fault, endLast(open));
        }
        return fault;
    }

    /**
     * Ends all dead calls where a call from Java ends.
     *
     * @return what the call from Java throws: the failure, or what a listener throws
     */
    static Throwable endAll(Throwable failure) {
        List<OpenCall> open = OF_THREAD.get();
        if (open == null) {
            return failure;
        }
        Throwable fault = null;
        while (!open.isEmpty() && open.getLast().isDead()) {
            if (open.getLast() instanceof ListenedCall call && failure instanceof ExhaustionException) {
                call.explain(failure);
            }
            fault = first(fault, endLast(open));
        }
        return first(fault, failure);
    }

    private static Throwable first(Throwable first, Throwable second) {
        return first == null ? second : first;
    }

    /** Throws what is not null. */
    static void raise(Throwable fault) {
        if (fault != null) {
            throw Boundary.rethrow(fault);
        }
    }
}
