package io.zeolite.engine.interpreter;

import java.util.Arrays;

/** The words of a function while it is translated. */
final class CodeBuffer {

    private long[] words = new long[64];
    private int length;
    private int last = -1;
    private int beforeLast = -1;

    /** {@return the place of the next word} */
    int position() {
        return length;
    }

    /** {@return the place of the next word, to which branches may go} No instruction before it is changed any more. */
    int bind() {
        last = -1;
        beforeLast = -1;
        return length;
    }

    /** {@return the place of the instruction that is added} */
    int add(long word) {
        beforeLast = last;
        last = length;
        append(word);
        return last;
    }

    /** Adds a {@link Op#MOVE}, or makes one instruction of two. */
    void addMove(int d, int a) {
        long move = last >= 0 ? words[last] : 0;
        if (Op.op(move) == Op.MOVE && d == Op.destination(move) + 1) {
            words[last] = Op.word(Op.MOVE_PAIR, d - 1, Op.a(move), a);
        } else if (Op.op(move) == Op.MOVE && d == Op.a(move)) {
            words[last] = Op.word(Op.MOVE_CHAIN, Op.destination(move), d, a);
        } else {
            add(Op.word(Op.MOVE, d, a, 0));
        }
    }

    /** {@return the place of the branch that is added, or of the instruction that it makes with an addition before it} */
    int addBranch(long branch) {
        long sum = last >= 0 ? words[last] : 0;
        int fused = switch (Op.op(branch)) {
            case Op.BRANCH_NE -> Op.ADD_BRANCH_NE;
            case Op.BRANCH_LT_S -> Op.ADD_BRANCH_LT_S;
            case Op.BRANCH_LT_U -> Op.ADD_BRANCH_LT_U;
            case Op.BRANCH_NE_I -> Op.ADD_BRANCH_NE_I;
            default -> -1;
        };
        if (fused < 0 || Op.op(sum) != Op.I32_ADD_I || Op.a(sum) != Op.b(sum)) {
            return add(branch);
        }
        removeLast();
        return add(branch & ~0xffL | fused, Op.a(sum) | (long) Op.immediate(sum) << 32);
    }

    /** {@return the place of the instruction of two words that is added} */
    int add(long word, long second) {
        int place = add(word);
        append(second);
        return place;
    }

    private void append(long word) {
        if (length == words.length) {
            words = Arrays.copyOf(words, 2 * length);
        }
        words[length++] = word;
    }

    /** {@return the last instruction if it sets the slot and may still be changed, else 0} */
    long lastThatSets(int slot) {
        return last >= 0 && Op.destination(words[last]) == slot ? words[last] : 0;
    }

    /** Puts another instruction in the place of the last one. */
    void replaceLast(long word) {
        words[last] = word;
    }

    /** Takes the last instruction back. */
    void removeLast() {
        length = last;
        last = beforeLast;
        beforeLast = -1;
    }

    /** Lets a branch, or an entry of a branch table, go to a place. */
    void aim(int branch, int target) {
        words[branch] = words[branch] & ~0xffff_ff00L | (long) target << 8;
    }

    /** Sets a slot to a number. */
    void constant(int slot, long value) {
        if (value == (int) value) {
            add(Op.constant(slot, (int) value));
        } else {
            add(Op.word(Op.CONST_64, slot, 0, 0), value);
        }
    }

    long[] toArray() {
        return Arrays.copyOf(words, length);
    }
}
