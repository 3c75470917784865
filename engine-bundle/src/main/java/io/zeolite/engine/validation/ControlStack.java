package io.zeolite.engine.validation;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Opcode;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks that code is in, the outermost being the expression itself. Entering and leaving moves the base of the
 * operand stack and takes back what the block initialised.
 * <p>
 * Threads: confined.
 */
final class ControlStack {

    private final Place place;
    private final OperandStack operands;
    private final Locals locals;
    private Opcode[] openers = new Opcode[16];
    private FunctionType[] types = new FunctionType[16];
    private int[] bases = new int[16];
    private int[] initialised = new int[16];
    private boolean[] outerPolymorphic = new boolean[16];
    private int depth;

    ControlStack(Place place, OperandStack operands, Locals locals) {
        this.place = place;
        this.operands = operands;
        this.locals = locals;
    }

    /** Leaves all blocks. */
    void clear() {
        depth = 0;
    }

    /** {@return the number of blocks; 0 after the end of the expression} */
    int depth() {
        return depth;
    }

    /** {@return the instruction that opened the innermost block, or {@code else}} */
    Opcode opener() {
        return openers[depth - 1];
    }

    /** {@return the type of the innermost block} */
    FunctionType type() {
        return types[depth - 1];
    }

    /** {@return the results of the expression} */
    List<ValueType> results() {
        return types[0].results();
    }

    /** Enters a block, whose parameters are popped and pushed again as the block's own. */
    void enter(Opcode opener, FunctionType type) {
        operands.popAll(type.parameters());
        if (depth == openers.length) {
            grow();
        }
        openers[depth] = opener;
        types[depth] = type;
        bases[depth] = operands.height();
        initialised[depth] = locals.initialisedCount();
        outerPolymorphic[depth] = operands.isPolymorphic();
        depth++;
        operands.rebase(operands.height(), false);
        operands.pushAll(type.parameters());
    }

    private void grow() {
        openers = Arrays.copyOf(openers, depth * 2);
        types = Arrays.copyOf(types, depth * 2);
        bases = Arrays.copyOf(bases, depth * 2);
        initialised = Arrays.copyOf(initialised, depth * 2);
        outerPolymorphic = Arrays.copyOf(outerPolymorphic, depth * 2);
    }

    /** Leaves the first arm of an {@code if} and enters the other. */
    void enterElse() {
        int top = depth - 1;
        operands.popResults(types[top].results());
        locals.forgetAfter(initialised[top]);
        openers[top] = Opcode.ELSE;
        operands.rebase(bases[top], false);
        operands.pushAll(types[top].parameters());
    }

    /** Leaves the innermost block with its results on the stack of the outer one. */
    void leave() {
        int top = depth - 1;
        operands.popResults(types[top].results());
        locals.forgetAfter(initialised[top]);
        depth = top;
        operands.rebase(top == 0 ? 0 : bases[top - 1], outerPolymorphic[top]);
        operands.pushAll(types[top].results());
    }

    /**
     * {@return the types that a branch to the label takes}
     *
     * @param label the number of blocks between, unsigned
     */
    List<ValueType> labelTypes(int label) {
        if (Integer.compareUnsigned(label, depth) >= 0) {
            throw place.unknown("label", label);
        }
        int target = depth - 1 - label;
        return openers[target] == Opcode.LOOP ? types[target].parameters() : types[target].results();
    }
}
