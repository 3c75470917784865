package io.zeolite.experimental.spi;

import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackIterator;
import java.util.ArrayList;
import java.util.List;

/** Lets several walk a stack, each from its start, while the walk itself is done once and no further than asked. */
final class StackReplay {

    private record Position(InternalFunction function, ProgramCounter counter) {
    }

    private final StackIterator walk;
    private final List<Position> walked = new ArrayList<>();

    StackReplay(StackIterator walk) {
        this.walk = walk;
    }

    /** {@return an iterator that stands before the innermost function} */
    StackIterator iterator() {
        return new StackIterator() {

            private int next;

            @Override
            public boolean next() {
                if (next == walked.size()) {
                    if (!walk.next()) {
                        return false;
                    }
                    walked.add(new Position(walk.function(), walk.programCounter()));
                }
                next++;
                return true;
            }

            private Position current() {
                if (next == 0) {
                    throw new IllegalStateException("next() has not been called");
                }
                return walked.get(next - 1);
            }

            @Override
            public InternalFunction function() {
                return current().function();
            }

            @Override
            public ProgramCounter programCounter() {
                return current().counter();
            }
        };
    }
}
