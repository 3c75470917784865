package io.zeolite.engine.compiler;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A part of a function that becomes a method of its own: a run of instructions of one block, or the whole body. Operands
 * that it touches are its parameters, and what it leaves on the operand stack goes back to the method that it is part of.
 */
final class Piece {

    private static final int MOST_PARAMETER_SLOTS = 100;

    /** The block whose instructions these are. */
    final Region region;
    /** The first instruction. */
    final int start;
    /** The instruction after the last. */
    final int end;
    /** The kinds of the operands that it touches. */
    final Kind[] inputs;
    /** The kinds of the operands that are in their place afterwards. */
    final Kind[] outputs;
    final Exits exits;
    /** Whether it may grow a memory. */
    final boolean grows;
    /** The parts of it that are methods of their own, in order. */
    final List<Piece> parts;

    /** About the bytes of bytecode of its own instructions. */
    final int bytes;
    /** The place among the methods of the function; the function's body is 0. */
    int number;
    /** The memories that its own instructions access. */
    int[] memories = {};
    /** Where its own instructions find the locals. */
    MethodLocals locals = MethodLocals.NONE;

    /** Where its first instruction is in the module. */
    final int startOffset;
    /** The offset after its last instruction, in a function's body after the {@code end}. */
    int endOffset;

    Piece(BodyTable table, int start, int end, Region region, int lowest, int bytes, Exits exits, boolean grows,
            List<Piece> parts) {
        this.region = region;
        this.start = start;
        this.end = end;
        this.startOffset = table.offset(start);
        this.endOffset = table.offset(end);
        this.inputs = table.topKinds(start, table.height(start) - lowest);
        this.outputs = exits.falls() ? table.topKinds(end, table.height(end) - lowest) : new Kind[0];
        this.bytes = bytes;
        this.exits = exits;
        this.grows = grows;
        this.parts = List.copyOf(parts);
    }

    private Piece(int endOffset, int[] memories, MethodLocals locals) {
        this.region = null;
        this.start = 0;
        this.end = 0;
        this.startOffset = 0;
        this.endOffset = endOffset;
        this.inputs = new Kind[0];
        this.outputs = new Kind[0];
        this.bytes = 0;
        this.exits = new Exits(new BitSet(), false, false, false);
        this.grows = false;
        this.parts = List.of();
        this.memories = memories;
        this.locals = locals;
    }

    /** {@return a whole function, which ends at an offset} */
    static Piece whole(int endOffset, int[] memories, MethodLocals locals) {
        return new Piece(endOffset, memories, locals);
    }

    /** {@return whether there are too many inputs for parameters, so that they are passed on in the activation} */
    boolean passesInputs() {
        int slots = 0;
        for (Kind input : inputs) {
            slots += input.slots();
        }
        return slots > MOST_PARAMETER_SLOTS;
    }

    /** {@return the kinds of the parameters that are operands} */
    Kind[] parameters() {
        return passesInputs() ? new Kind[0] : inputs;
    }

    boolean isLeaf() {
        return parts.isEmpty();
    }

    /** {@return what the method returns} One way out with one value returns that. */
    Optional<Kind> returned() {
        if (exits.isCoded()) {
            return Optional.of(Kind.I);
        }
        Kind[] carried = onlyCarried();
        return isReturned(carried) ? Optional.of(carried[0]) : Optional.empty();
    }

    /** {@return whether values that a method ends with are one value of the JVM, which it can return} */
    static boolean isReturned(Kind[] values) {
        return values.length == 1 && Kind.isOnePart(values);
    }

    private Kind[] onlyCarried() {
        if (exits.falls()) {
            return outputs;
        }
        BitSet labels = exits.labels();
        return labels.isEmpty() ? new Kind[0] : region.around(labels.nextSetBit(0)).carried();
    }
}
