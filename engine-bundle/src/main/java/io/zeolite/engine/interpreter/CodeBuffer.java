package io.zeolite.engine.interpreter;

import java.util.Arrays;

/** The words of a function while it is translated. */
final class CodeBuffer {

    private long[] words = new long[64];
    private int length;
    private int last = -1;

    /** {@return the place of the next word} */
    int position() {
        return length;
    }

    /** {@return the place of the next word, to which branches may go} No instruction before it is changed any more. */
    int bind() {
        last = -1;
        return length;
    }

    /** {@return the place of the instruction that is added} */
    int add(long word) {
        last = length;
        append(word);
        return last;
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
        last = -1;
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
