package io.zeolite.engine.interpreter;

import java.util.Arrays;

/**
 * A copy of the active frames of a machine.
 *
 * @param functions  the functions, outermost first
 * @param places     where each goes on; for the innermost, after what it calls
 * @param bases      where in each frame the results go of what it called; the innermost has none
 * @param slots      the numbers of all frames
 * @param references the references of those frames that have some
 */
record CapturedFrames(BoundFunction[] functions, int[] places, int[] bases, long[] slots, Object[] references) {

    static CapturedFrames of(FrameStack stack) {
        int innermost = stack.depth;
        BoundFunction[] functions = Arrays.copyOf(stack.functions, innermost + 1);
        int[] places = Arrays.copyOf(stack.places, innermost + 1);
        places[innermost] = stack.place;
        int slotCount = 0;
        int referenceCount = 0;
        for (BoundFunction function : functions) {
            slotCount += function.body.frameSlots();
            referenceCount += function.body.references() ? function.body.frameSlots() : 0;
        }
        long[] slots = new long[slotCount];
        Object[] references = new Object[referenceCount];
        int slot = 0;
        int reference = 0;
        for (int depth = 0; depth <= innermost; depth++) {
            int count = functions[depth].body.frameSlots();
            System.arraycopy(stack.frames[depth], 0, slots, slot, count);
            slot += count;
            if (functions[depth].body.references()) {
                System.arraycopy(stack.referenceFrames[depth], 0, references, reference, count);
                reference += count;
            }
        }
        return new CapturedFrames(functions, places, Arrays.copyOf(stack.bases, innermost), slots, references);
    }

    BoundFunction innermost() {
        return functions[functions.length - 1];
    }

    /** Makes these the active frames of the machine that they were copied from, whose arrays never become smaller. */
    void restore(FrameStack stack) {
        int innermost = functions.length - 1;
        int slot = 0;
        int reference = 0;
        for (int depth = 0; depth <= innermost; depth++) {
            int count = functions[depth].body.frameSlots();
            System.arraycopy(slots, slot, stack.frames[depth], 0, count);
            slot += count;
            if (functions[depth].body.references()) {
                System.arraycopy(references, reference, stack.referenceFrames[depth], 0, count);
                reference += count;
            }
        }
        System.arraycopy(functions, 0, stack.functions, 0, innermost + 1);
        System.arraycopy(places, 0, stack.places, 0, innermost);
        System.arraycopy(bases, 0, stack.bases, 0, innermost);
        for (int depth = innermost + 1; depth <= stack.depth; depth++) {
            if (stack.referenceFrames[depth] != null) {
                Arrays.fill(stack.referenceFrames[depth], null);
            }
        }
        stack.activate(innermost, places[innermost]);
    }
}
