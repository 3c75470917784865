package io.zeolite.engine.interpreter;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.FrameNames;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.Trap;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts interpreted functions into the stack traces of exceptions that leave them, in the place of the machine's own
 * methods and in the form of emitted code's, so that all tiers and the host are in one trace in their order.
 */
final class StackFrames {

    /** More than any trace shows. */
    private static final int MAX_FRAMES = 64;
    private static final String PACKAGE = StackFrames.class.getPackageName() + ".";
    private static final String MACHINE = Machine.class.getName();

    private StackFrames() {
    }

    /** Runs this once: what is linked for the first time with the stack exhausted fails for good. */
    static void linkErrorPaths() {
        add(new Trap(TrapKind.UNREACHABLE), null, new BoundFunction[0], 0);
    }

    /** Adds the active functions of the machine whose execution the exception leaves. */
    static void add(Throwable thrown, BoundFunction current, BoundFunction[] callers, int depth) {
        if (thrown instanceof ArrayIndexOutOfBoundsException) {
            return; // Our own mistake, which must not look like a guest's.
        }
        StackTraceElement[] elements = thrown.getStackTrace();
        int place = place(elements);
        if (place < 0 && !(thrown instanceof GuestException)) {
            return;
        }
        List<StackTraceElement> trace = new ArrayList<>(elements.length + MAX_FRAMES);
        int kept = place < 0 ? elements.length : place;
        while (place >= 0 && kept > 0 && elements[kept - 1].getClassName().startsWith(PACKAGE)) {
            kept--;
        }
        trace.addAll(List.of(elements).subList(0, kept));
        addFrames(trace, current, callers, depth);
        if (place >= 0) {
            trace.addAll(List.of(elements).subList(place + 1, elements.length));
        }
        thrown.setStackTrace(trace.toArray(StackTraceElement[]::new));
    }

    /** Machines that the exception left before are no longer in its trace, so that the first one is this. */
    private static int place(StackTraceElement[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i].getClassName().equals(MACHINE) && elements[i].getMethodName().equals("execute")) {
                return i;
            }
        }
        return -1;
    }

    private static void addFrames(List<StackTraceElement> trace, BoundFunction current, BoundFunction[] callers,
            int depth) {
        if (current == null) {
            return;
        }
        trace.add(element(current));
        for (int i = depth - 1; i >= 0 && depth - i < MAX_FRAMES; i--) {
            trace.add(element(callers[i]));
        }
    }

    private static StackTraceElement element(BoundFunction function) {
        long id = function.instance.init().module().id();
        FunctionDefinition definition = function.definition();
        return new StackTraceElement(FrameNames.loader(id), null, null, "zeolite.m" + id + ".Interpreted",
                FrameNames.method(definition), null, -1);
    }
}
