package io.zeolite.engine.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;

/**
 * Finds the functions that called one which is about to run: those of emitted code on the stack of the virtual machine,
 * those of runs on the heap where such a run is on that stack. Ends where the call came from Java.
 */
final class StackWalk {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final String TELLS_BEGIN = "start";

    private final ListenedCall call;
    private final List<CodePosition> found;
    private final int most;
    private final List<OpenCall> open;
    private int next;
    private boolean ownRun;
    /** Whether the frames that follow, up to that of the function's body, are of a function that has been added. */
    private boolean inParts;

    private StackWalk(ListenedCall call, List<CodePosition> found, int most) {
        this.call = call;
        this.found = found;
        this.most = most;
        this.open = OpenCalls.ofThread();
        this.next = open.lastIndexOf(call);
        this.ownRun = call.run() != null;
    }

    /**
     * Adds the callers of a function.
     *
     * @param most the most that are to be found, the function included
     * @return whether these are all
     * @throws IllegalStateException if listeners are no longer told of the call's begin, or in another thread
     */
    static boolean callers(ListenedCall call, List<CodePosition> found, int most) {
        StackWalk walk = new StackWalk(call, found, most);
        if (walk.next < 0 || !call.begins()) {
            throw new IllegalStateException(
                    "a stack iterator is valid only while the listener that got it runs, in its thread");
        }
        if (call.run() != null && !walk.add(call.run().frames(), 1)) {
            return false;
        }
        return WALKER.walk(frames -> walk.add(frames.iterator()));
    }

    /** Skips the frames above those that tell of the begin: listeners, and calls that listeners make. */
    private void skip(Iterator<StackFrame> frames) {
        int begins = 0;
        for (int place = next; place < open.size(); place++) {
            if (open.get(place) instanceof ListenedCall inner && inner.begins()) {
                begins++;
            }
        }
        while (begins > 0) {
            StackFrame frame = frames.next();
            if (frame.getDeclaringClass() == ListenedCall.class && frame.getMethodName().equals(TELLS_BEGIN)) {
                begins--;
            }
        }
    }

    /** {@return whether these were all} */
    private boolean add(Iterator<StackFrame> frames) {
        skip(frames);
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            Class<?> type = frame.getDeclaringClass();
            if (type.getClassLoader() instanceof GuestLoader loader) {
                if (isBoundary(frame)) {
                    return true;
                }
                if (!add(loader, frame)) {
                    return false;
                }
            } else if (HeapFrames.class.isAssignableFrom(type) && isRun(frame.getMethodName()) && !addRun()) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether Java called guests there} */
    private static boolean isBoundary(StackFrame frame) {
        String method = frame.getMethodName();
        return (method.equals(SignatureEmitter.INVOKE) || method.equals(SignatureEmitter.ENTER))
                && frame.getClassName().startsWith(Shape.PACKAGE);
    }

    private static boolean isRun(String method) {
        return method.equals(HeapFrames.RUNS) || method.equals(HeapFrames.RUNS_FOR_REFERENCE);
    }

    private boolean add(GuestLoader loader, StackFrame frame) {
        int function = loader.activeFunction(frame.getMethodName());
        if (function < 0) {
            return true;
        }
        boolean isAdded = inParts;
        inParts = FrameNames.isPart(frame.getMethodName());
        if (isAdded) {
            return true;
        }
        CodePosition position = new CodePosition(loader.module(), function, frame, loader.firstLine(function));
        return loader.endsInTailCalls(function) && position.isReplaced() || add(position);
    }

    private boolean add(CodePosition position) {
        if (found.size() == most) {
            return false;
        }
        found.add(position);
        return true;
    }

    /** Adds a run that waits for what it called. */
    private boolean addRun() {
        if (ownRun) {
            ownRun = false;
            return true;
        }
        while (--next >= 0) {
            if (open.get(next) instanceof HeapRun run && run.outside) {
                return add(run.frames(), 0);
            }
        }
        return true;
    }

    private boolean add(HeapFrames frames, int from) {
        for (int place = from; place < frames.activeCount(); place++) {
            CodePosition position = new CodePosition(frames.activeInstance(place).init().module(),
                    frames.activeFunction(place), null, frames.activePosition(place));
            if (!position.isReplaced() && !add(position)) {
                return false;
            }
        }
        return true;
    }
}
