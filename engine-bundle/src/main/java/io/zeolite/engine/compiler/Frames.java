package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks around the present instruction. The outer ones may be in other methods, which the present one is a part of;
 * of these there are frames only where they are asked for, since there may be thousands.
 */
final class Frames {

    /** The innermost block that another method has. */
    private final Region outside;
    private final int outerCount;
    private final Map<Integer, Frame> outer = new HashMap<>();
    private final List<Frame> inner = new ArrayList<>();

    Frames(Piece piece) {
        this.outside = piece.region;
        this.outerCount = piece.number == 0 ? 0 : outside.depth + 1;
    }

    /** {@return how many blocks other methods have} */
    int outerCount() {
        return outerCount;
    }

    /** {@return how many blocks there are} */
    int count() {
        return outerCount + inner.size();
    }

    /** {@return the block that so many others are around} */
    Frame at(int depth) {
        if (depth >= outerCount) {
            return inner.get(depth - outerCount);
        }
        return outer.computeIfAbsent(depth, _ -> new Frame(outside.around(depth)));
    }

    /** {@return the block of a label} */
    Frame target(int label) {
        return at(count() - 1 - label);
    }

    Frame innermost() {
        return inner.isEmpty() ? at(outerCount - 1) : inner.getLast();
    }

    /** {@return the blocks that this method has, the innermost last} */
    List<Frame> inner() {
        return inner;
    }

    void enter(Frame frame) {
        inner.add(frame);
    }

    void leave() {
        inner.removeLast();
    }

    /** {@return whether a {@code try_table} is around the present instruction, in any method of the function} */
    boolean isWithinTry() {
        for (Region region = outside; region != null; region = region.parent) {
            if (region.form == Form.TRY) {
                return true;
            }
        }
        return inner.stream().anyMatch(frame -> frame.form == Form.TRY);
    }
}
