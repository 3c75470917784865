package io.zeolite.experimental;

import io.zeolite.api.FunctionDefinition;
import java.util.List;

/** Iterates over made-up frames, the innermost first. */
final class FrameIterator implements StackIterator {

    private final List<StackFrame> frames;
    private int next;

    FrameIterator(List<StackFrame> frames) {
        this.frames = frames;
    }

    @Override
    public boolean next() {
        if (next == frames.size()) {
            return false;
        }
        next++;
        return true;
    }

    private StackFrame current() {
        if (next == 0) {
            throw new IllegalStateException("next() has not been called");
        }
        return frames.get(next - 1);
    }

    @Override
    public InternalFunction function() {
        return new FrameFunction(current());
    }

    @Override
    public ProgramCounter programCounter() {
        return current().programCounter();
    }

    private record FrameFunction(StackFrame frame) implements InternalFunction {

        @Override
        public FunctionDefinition definition() {
            return frame.function();
        }

        @Override
        public long sourceOffset(ProgramCounter counter) {
            return counter.equals(frame.programCounter()) ? frame.sourceOffset() : 0;
        }
    }
}
