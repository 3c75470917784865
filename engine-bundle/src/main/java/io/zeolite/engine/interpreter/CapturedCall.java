package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.ListenedCall;
import io.zeolite.engine.runtime.References;
import io.zeolite.experimental.Snapshot;
import java.util.List;

/**
 * The state of a call while it called a host function.
 *
 * @param call   the call
 * @param frames its frames; the innermost one called the host function
 * @param observed those of its functions that are observed, outermost first
 * @param type   the type of the host function
 * @param base   where in the innermost frame the results of the host function go
 */
record CapturedCall(CapturableExecution call, CapturedFrames frames, List<ListenedCall> observed, FunctionType type,
        int base)
        implements Snapshot {

    @Override
    public void restore(Slots results) {
        call.restore(this, results);
    }

    /**
     * {@return a copy of what the host function is to return}
     *
     * @throws IllegalArgumentException if there are too few or too many
     * @throws ClassCastException       if a reference is not of its type
     */
    Slots check(Slots results) {
        int count = type.resultSlots();
        if (results.size() != count && results.size() != Math.max(count, type.parameterSlots())) {
            throw new IllegalArgumentException(
                    "expected %d slots of results, but passed %d".formatted(count, results.size()));
        }
        Slots copy = Slots.withReferences(count);
        int slot = 0;
        for (ValueType result : type.results()) {
            if (result instanceof ReferenceType reference) {
                copy.setReference(slot, References.check(results.getReference(slot), reference));
            }
            for (int end = slot + result.slots(); slot < end; slot++) {
                copy.setLong(slot, results.getLong(slot));
            }
        }
        return copy;
    }

    /** Puts the frames back, with results of the host function. */
    void restore(FrameStack stack, Slots results) {
        frames.restore(stack);
        SlotCopy.toFrame(type.results(), results, stack, base);
    }
}
