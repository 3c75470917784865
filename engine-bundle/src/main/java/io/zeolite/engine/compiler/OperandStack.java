package io.zeolite.engine.compiler;

import java.util.Arrays;

/** The kinds of the operands at the present instruction, which is reachable. */
final class OperandStack {

    private Kind[] kinds = new Kind[32];
    private int height;
    private int lowest;

    int height() {
        return height;
    }

    void push(Kind kind) {
        if (height == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * height);
        }
        kinds[height++] = kind;
    }

    void push(Kind[] pushed) {
        for (Kind kind : pushed) {
            push(kind);
        }
    }

    Kind pop() {
        truncate(height - 1);
        return kinds[height];
    }

    void pop(int count) {
        truncate(height - count);
    }

    Kind top() {
        return kinds[height - 1];
    }

    /** {@return the kind of an operand, counted from the bottom} */
    Kind at(int index) {
        return kinds[index];
    }

    /** {@return the kinds of a range of operands, counted from the bottom} */
    Kind[] range(int start, int end) {
        return Arrays.copyOfRange(kinds, start, end);
    }

    /** Drops the operands above a height. */
    void truncate(int newHeight) {
        height = newHeight;
        lowest = Math.min(lowest, newHeight);
    }

    /** {@return the lowest height since this was last called} */
    int takeLowest() {
        int taken = lowest;
        lowest = height;
        return taken;
    }
}
