package io.zeolite.engine.runtime;

import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that are active as an observed call begins, found as far as somebody asks; each listener has an iterator
 * of its own.
 * <p>
 * Threads: confined.
 */
final class CallStack {

    /** As many functions are found at first: most look no further. */
    private static final int FIRST = 16;

    private final ListenedCall call;
    private List<CodePosition> found;
    private boolean complete;

    CallStack(ListenedCall call) {
        this.call = call;
    }

    StackIterator iterator() {
        return new Cursor();
    }

    private boolean has(int place) {
        if (found == null) {
            found = new ArrayList<>();
            found.add(call.position());
        }
        while (place >= found.size() && !complete) {
            find(found.size() == 1 ? FIRST : Integer.MAX_VALUE);
        }
        return place < found.size();
    }

    private void find(int most) {
        found.subList(1, found.size()).clear();
        complete = StackWalk.callers(call, found, most);
    }

    private final class Cursor implements StackIterator {

        private int next;

        @Override
        public boolean next() {
            if (!has(next)) {
                return false;
            }
            next++;
            return true;
        }

        private CodePosition current() {
            if (next == 0) {
                throw new IllegalStateException("next() has not been called");
            }
            return found.get(next - 1);
        }

        @Override
        public InternalFunction function() {
            return new ActiveFunction(current().definition());
        }

        @Override
        public ProgramCounter programCounter() {
            return new ProgramCounter(current().offset());
        }
    }
}
