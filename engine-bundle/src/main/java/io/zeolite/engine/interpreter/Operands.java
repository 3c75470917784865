package io.zeolite.engine.interpreter;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operand stack while a function is translated: where each operand is. An operand's own slot lies above the locals,
 * by its height; but a local is left where it is, and a constant is not anywhere, until something forces them out.
 */
final class Operands {

    private static final int CONSTANT = -1;
    private static final int MAX_POOL = 64;

    private final CodeBuffer code;
    private final int localSlots;
    private final List<Long> pool;
    private final int firstOwn;
    private final Set<Long> wanted = new LinkedHashSet<>();
    private final int[] uses;
    private int[] places = new int[16];
    private long[] constants = new long[16];
    private boolean[] references = new boolean[16];
    private boolean[] vectorHalves = new boolean[16];
    private int height;
    private int highest;
    private int settled;
    private int loopDepth;
    private boolean anyReference;

    /** @param pool constants that have slots of their own, after the locals */
    Operands(CodeBuffer code, int localSlots, List<Long> pool) {
        this.code = code;
        this.localSlots = localSlots;
        this.pool = pool;
        this.firstOwn = localSlots + pool.size();
        this.uses = new int[localSlots];
    }

    void enterLoop() {
        loopDepth++;
    }

    void leaveLoop() {
        loopDepth--;
    }

    int height() {
        return height;
    }

    /** {@return the number of slots of a frame} */
    int frameSlots() {
        return firstOwn + highest;
    }

    boolean anyReference() {
        return anyReference;
    }

    /** {@return the own slot of the operand at a height} */
    int own(int index) {
        return firstOwn + index;
    }

    private int push(int place, long constant, boolean reference) {
        if (height == places.length) {
            places = Arrays.copyOf(places, 2 * height);
            constants = Arrays.copyOf(constants, 2 * height);
            references = Arrays.copyOf(references, 2 * height);
            vectorHalves = Arrays.copyOf(vectorHalves, 2 * height);
        }
        places[height] = place;
        constants[height] = constant;
        references[height] = reference;
        vectorHalves[height] = false;
        anyReference |= reference;
        height++;
        highest = Math.max(highest, height);
        return place;
    }

    /** {@return the own slot of a new operand, for an instruction to set} */
    int push(boolean reference) {
        return push(own(height), 0, reference);
    }

    /** Pushes operands that are in their own slots. */
    void push(SlotKind[] kinds) {
        for (SlotKind kind : kinds) {
            push(kind == SlotKind.REFERENCE);
            vectorHalves[height - 1] = kind == SlotKind.VECTOR_HALF;
        }
    }

    /** Pushes both halves of a vector that is in a local, the slot being that of the low one. */
    void pushLocalVector(int slot) {
        pushLocal(slot, false);
        pushLocal(slot + 1, false);
        markVector();
    }

    void pushVectorConstant(long low, long high) {
        pushConstant(low);
        pushConstant(high);
        markVector();
    }

    private void markVector() {
        vectorHalves[height - 2] = true;
        vectorHalves[height - 1] = true;
    }

    /** {@return whether the last two operands are the halves of a vector} */
    boolean endsInVector() {
        return vectorHalves[height - 1];
    }

    void pushLocal(int slot, boolean reference) {
        uses[slot]++;
        push(slot, 0, reference);
    }

    void pushConstant(long value) {
        push(CONSTANT, value, false);
    }

    /** {@return the index of the operand that is taken off; what is known of it stays until the next is pushed} */
    int pop() {
        height--;
        settled = Math.min(settled, height);
        forget(height);
        return height;
    }

    private void forget(int index) {
        if (places[index] >= 0 && places[index] < localSlots) {
            uses[places[index]]--;
        }
    }

    /** Takes operands off until there are so many. */
    void cut(int newHeight) {
        while (height > newHeight) {
            pop();
        }
    }

    /** {@return the first of the own slots of the last operands, which are put there and taken off} */
    int takeTop(int count) {
        settleTop(count);
        cut(height - count);
        return own(height);
    }

    boolean isConstant(int index) {
        return places[index] == CONSTANT;
    }

    long constant(int index) {
        return constants[index];
    }

    boolean isReference(int index) {
        return references[index];
    }

    /** {@return whether the operand is in its own slot} */
    boolean isOwn(int index) {
        return places[index] == own(index);
    }

    /** {@return the constants that instructions in loops had to put into slots} */
    List<Long> wantedConstants() {
        return wanted.stream().limit(MAX_POOL).toList();
    }

    /** {@return the slot where the operand is, to be read only; a constant that is not in the pool is put into its own} */
    int slot(int index) {
        if (places[index] == CONSTANT) {
            int pooled = pool.indexOf(constants[index]);
            if (pooled >= 0) {
                return localSlots + pooled;
            }
            if (loopDepth > 0) {
                wanted.add(constants[index]);
            }
            code.constant(own(index), constants[index]);
            places[index] = own(index);
        }
        return places[index];
    }

    /** Puts a live operand into its own slot. */
    private void settle(int index) {
        if (!isOwn(index)) {
            move(index, own(index));
            forget(index);
            places[index] = own(index);
        }
    }

    /** Puts all operands into their own slots. */
    void settle() {
        settleTop(height - settled);
        settled = height;
    }

    /** Puts the last operands into their own slots. */
    void settleTop(int count) {
        for (int index = height - count; index < height; index++) {
            settle(index);
        }
    }

    /** Puts operands that are in a local, which is about to be set, into their own slots. */
    void settleLocal(int slot) {
        for (int index = height - 1; uses[slot] > 0; index--) {
            if (places[index] == slot) {
                settle(index);
            }
        }
    }

    /** Emits what sets a slot to the operand, be it live or just taken off. */
    void move(int index, int slot) {
        if (places[index] == CONSTANT) {
            code.constant(slot, constants[index]);
        } else if (places[index] != slot) {
            if (references[index]) {
                code.add(Op.word(Op.MOVE_REFERENCE, slot, places[index], 0));
            } else {
                code.addMove(slot, places[index]);
            }
        }
    }

    /** {@return whether the last operands are in the own slots of operands from a height on} */
    boolean isAt(int count, int target) {
        for (int i = 0; i < count; i++) {
            if (places[height - count + i] != own(target + i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Emits what moves the last operands to the own slots of operands from a height on, which is not above theirs, so that
     * none is overwritten before it is read. The operands stay as they are.
     */
    void moveTop(int count, int target) {
        for (int i = 0; i < count; i++) {
            move(height - count + i, own(target + i));
        }
    }
}
