package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.HeapFrames;
import io.zeolite.engine.runtime.Instance;
import java.util.Arrays;

/**
 * The frames of the functions that are active in one call from Java.
 * <p>
 * Shape: a frame has slots for parameters, other locals, constants and operands. A slot holds the bits of a number, those
 * of i32 and f32 sign-extended; a reference is in the same place of an array beside it, which only functions that use
 * references have. Nothing of it is on the stack of the virtual machine.
 */
abstract class FrameStack implements HeapFrames {

    /** The most calls that can be active. */
    static final int MAX_FRAMES = 100_000;
    /** The most slots that frames can have together. */
    static final int MAX_SLOTS = 1 << 22;

    private static final int MIN_SLOTS = 16;
    private static final int KEPT_SLOTS = 1 << 14;
    private static final int KEPT_FRAMES = 1 << 10;
    /** What a place is when no function is active any more. */
    static final int FINISHED = -1;

    private static final Object[] NO_REFERENCES = {};

    /** The numbers of the frames, outermost first, as all that has an index of depth. */
    long[][] frames = new long[16][];
    Object[][] referenceFrames = new Object[16][];
    BoundFunction[] functions = new BoundFunction[16];
    /** Where functions go on when what they call returns. */
    int[] places = new int[16];
    /** Where in frames the results go of what they call. */
    int[] bases = new int[16];
    /** The depth of the active frame. */
    int depth;
    private int slots;

    /** The numbers of the active frame. */
    long[] frame;
    /** The references of the active frame; empty if its function uses none. */
    Object[] references = NO_REFERENCES;
    /** The function of the active frame; null before there is one. */
    BoundFunction current;
    /** The place in the active function, while something other than its own instructions executes. */
    int place;
    /** The instances that the call has entered from others, in the order in which it did. */
    private Instance[] entered = new Instance[4];
    /** The depths of the frames, for each of these instances, with whose end it is left. */
    private int[] enteredAt = new int[4];
    private int enteredCount;

    FrameStack() {
    }

    /** Makes room for the parameters of the first function. */
    final void reserve(int size) {
        frame = frame(size);
    }

    /** Sets a reference of the active frame, or of the one that the first function is going to have. */
    final void setReferenceSlot(int slot, Object reference) {
        if (references.length == 0) {
            references = referenceFrame();
        }
        references[slot] = reference;
    }

    /** {@return whether this is worth keeping for later calls: it is empty then, and keeps nothing alive} */
    final boolean clear() {
        if (slots > KEPT_SLOTS || places.length > KEPT_FRAMES) {
            return false;
        }
        for (int i = 0; i < functions.length && functions[i] != null; i++) {
            functions[i] = null;
            referenceFrames[i] = null;
        }
        depth = 0;
        current = null;
        references = NO_REFERENCES;
        return true;
    }

    /** {@return how many functions called the active one} */
    final int depth() {
        return depth;
    }

    @Override
    public final int activeCount() {
        return depth + 1;
    }

    @Override
    public final Instance activeInstance(int outwards) {
        return functions[depth - outwards].instance;
    }

    @Override
    public final int activeFunction(int outwards) {
        return functions[depth - outwards].definition().index();
    }

    @Override
    public final int activePosition(int outwards) {
        return functions[depth - outwards].body.position(outwards == 0 ? place : places[depth - outwards]);
    }

    /** Adds the active functions to the trace of an exception that leaves them. */
    final void addTo(Throwable thrown) {
        StackFrames.add(thrown, current, functions, depth);
    }

    /**
     * Makes a frame.
     *
     * @param base where in the active frame the parameters lie
     * @param tail whether the new frame replaces the active one
     */
    final void enter(BoundFunction next, int base, boolean tail) {
        Body body = next.body != null ? next.body : next.prepare();
        long[] from = frame;
        Object[] referencesFrom = references;
        if (!tail) {
            if (depth + 1 == places.length) {
                growFrames();
            }
            places[depth] = place;
            bases[depth] = base;
            depth++;
        }
        functions[depth] = next;
        current = next;
        frame = frame(body.frameSlots());
        int parameters = body.parameterSlots();
        if (frame != from) {
            for (int slot = 0; slot < parameters; slot++) {
                frame[slot] = from[base + slot];
            }
        }
        int locals = parameters + body.localSlots();
        for (int slot = parameters; slot < locals; slot++) {
            frame[slot] = 0;
        }
        if (body.constants().length > 0) {
            System.arraycopy(body.constants(), 0, frame, locals, body.constants().length);
        }
        references = NO_REFERENCES;
        if (body.references()) {
            enterWithReferences(referencesFrom, base, parameters, locals);
        }
    }

    private void enterWithReferences(Object[] from, int base, int parameters, int locals) {
        references = referenceFrame();
        if (references != from && from.length > 0) {
            System.arraycopy(from, base, references, 0, parameters);
        }
        Arrays.fill(references, parameters, locals, null);
    }

    /** {@return the numbers of the frame at the present depth} */
    private long[] frame(int size) {
        long[] known = frames[depth];
        if (known != null && known.length >= size) {
            return known;
        }
        int length = Math.max(MIN_SLOTS, size);
        int more = length - (known == null ? 0 : known.length);
        if (slots + more > MAX_SLOTS) {
            throw exhausted();
        }
        slots += more;
        frames[depth] = new long[length];
        return frames[depth];
    }

    /** {@return the references of the frame at the present depth} */
    private Object[] referenceFrame() {
        Object[] known = referenceFrames[depth];
        if (known == null || known.length < frame.length) {
            known = known == null ? new Object[frame.length] : Arrays.copyOf(known, frame.length);
            referenceFrames[depth] = known;
        }
        return known;
    }

    /** Enters another instance with the frame at the depth, unless the call has entered it already. */
    final void enterInstance(Instance instance, int at) {
        if (instance.enterFrom(current.instance)) {
            if (enteredCount == entered.length) {
                entered = Arrays.copyOf(entered, 2 * enteredCount);
                enteredAt = Arrays.copyOf(enteredAt, 2 * enteredCount);
            }
            entered[enteredCount] = instance;
            enteredAt[enteredCount++] = at;
        }
    }

    /** Leaves the instances that were entered with frames deeper than the active one. */
    private void leaveDeeperInstances() {
        while (enteredCount > 0 && enteredAt[enteredCount - 1] > depth) {
            entered[--enteredCount].leaveTo(true);
        }
    }

    /** Leaves all instances. */
    final void leaveInstances() {
        while (enteredCount > 0) {
            entered[--enteredCount].owner = null;
        }
    }

    private void growFrames() {
        if (places.length >= MAX_FRAMES) {
            throw exhausted();
        }
        int size = Math.min(MAX_FRAMES, 2 * places.length);
        frames = Arrays.copyOf(frames, size);
        referenceFrames = Arrays.copyOf(referenceFrames, size);
        functions = Arrays.copyOf(functions, size);
        places = Arrays.copyOf(places, size);
        bases = Arrays.copyOf(bases, size);
    }

    /** What the virtual machine throws when the stack is its own. */
    private static StackOverflowError exhausted() {
        return new StackOverflowError();
    }

    /** {@return where the caller goes on, whose frame has the results now; {@link #FINISHED} if there is none} */
    final int leave(int op, int count, int from) {
        long[] results = frame;
        Object[] resultReferences = references;
        int to = 0;
        int next = FINISHED;
        if (depth > 0) {
            depth--;
            current = functions[depth];
            frame = frames[depth];
            references = current.body.references() ? referenceFrames[depth] : NO_REFERENCES;
            to = bases[depth];
            next = places[depth];
        }
        if (enteredCount > 0) {
            leaveDeeperInstances();
        }
        if (op == Op.RETURN_VALUE) {
            frame[to] = results[from];
        } else if (op != Op.RETURN) {
            leaveMany(op == Op.RETURN_REFERENCE ? 1 : count, results, resultReferences, from, to);
        }
        if (resultReferences.length > 0 && next != FINISHED) {
            Arrays.fill(resultReferences, null);
        }
        return next;
    }

    private void leaveMany(int count, long[] results, Object[] resultReferences, int from, int to) {
        System.arraycopy(results, from, frame, to, count);
        if (resultReferences.length > 0 && references.length > 0) {
            System.arraycopy(resultReferences, from, references, to, count);
        }
    }

    /** {@return whether a frame handles the exception} That frame is the active one then. */
    final boolean handle(GuestException exception) {
        if (current == null) {
            return false;
        }
        for (int frameDepth = depth; frameDepth >= 0; frameDepth--) {
            BoundFunction function = functions[frameDepth];
            int at = frameDepth == depth ? place : places[frameDepth];
            Handler handler = function.body.handler(at - 1, exception.tag(), function.instance);
            if (handler != null) {
                activate(frameDepth, handler.target());
                pushCaught(handler, exception);
                return true;
            }
        }
        return false;
    }

    /** Makes a frame the active one, at a place of its function. */
    final void activate(int frameDepth, int from) {
        depth = frameDepth;
        current = functions[depth];
        frame = frames[depth];
        references = current.body.references() ? referenceFrames[depth] : NO_REFERENCES;
        place = from;
        leaveDeeperInstances();
    }

    private void pushCaught(Handler handler, GuestException exception) {
        int slot = handler.slot();
        if (handler.kind().hasTag()) {
            SlotKind[] kinds = SlotKind.of(exception.tag().type().parameters());
            for (int value = 0; value < kinds.length; value++) {
                if (kinds[value] == SlotKind.REFERENCE) {
                    references[slot++] = exception.reference(value);
                } else {
                    frame[slot++] = kinds[value].toStack(exception.bits(value));
                }
            }
        }
        if (handler.kind().passesException()) {
            references[slot] = exception;
        }
    }
}
