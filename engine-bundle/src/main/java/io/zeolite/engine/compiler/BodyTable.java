package io.zeolite.engine.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The reachable instructions of a function as a table, with what is needed to divide it: their bytes of bytecode, the
 * operands that they touch, and where control goes. Instructions are numbered from 0; every {@code else} and {@code end}
 * of a block that is reached is among them. The last is the function's {@code end}.
 */
final class BodyTable {

    private static final int COLUMNS = 7;
    private static final int OFFSET = 0;
    private static final int BYTES = 1;
    private static final int HEIGHT = 2;
    private static final int LOWEST = 3;
    private static final int OPERANDS = 4;
    private static final int OPERAND = 5;
    private static final int MEMORY = 6;

    /** Columns of numbers, one row for each instruction. */
    private int[] rows = new int[64 * COLUMNS];
    private Flow[] flows = new Flow[64];
    private int count;

    /** Operand stacks share what is below: each operand has a kind and the one below it. */
    private Kind[] operandKinds = new Kind[64];
    private int[] operandsBelow = new int[64];
    /** The values of the JVM that an operand and those below it are made of. */
    private int[] operandParts = new int[64];
    private int operandCount = 1;

    private final List<int[]> labelTables = new ArrayList<>();

    /** The bytes of bytecode before the first instruction. */
    int prologueBytes;
    /** The blocks, each before those in it; the first is the function's body. */
    final List<Region> regions = new ArrayList<>();
    /** The instructions after which what follows in the block is reached. */
    final BitSet proceeds = new BitSet();
    /** The instructions that may grow a memory. */
    final BitSet growing = new BitSet();
    /** The instructions that leave a tail call to whoever called. */
    final BitSet leavingCalls = new BitSet();
    /** The instructions that go back to the function's start. */
    final BitSet restarting = new BitSet();

    /** The offset after the function's {@code end}. */
    int endOffset;

    int count() {
        return count;
    }

    /** {@return the bytes of bytecode of the whole function} */
    int totalBytes() {
        int total = prologueBytes;
        for (int i = 0; i < count; i++) {
            total += bytes(i);
        }
        return total;
    }

    /** Adds an instruction, of which more is said by the methods that follow. */
    void add(Flow flow, int offset, int height, int operands) {
        if (count == flows.length) {
            flows = Arrays.copyOf(flows, 2 * count);
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        flows[count] = flow;
        set(count, OFFSET, offset);
        set(count, HEIGHT, height);
        set(count, OPERANDS, operands);
        count++;
    }

    /** Completes the last instruction. */
    void complete(int bytes, int lowest) {
        set(count - 1, BYTES, bytes);
        set(count - 1, LOWEST, lowest);
    }

    /**
     * Says what the last instruction does.
     *
     * @param operand the local, the depth of the block to whose label it may branch, or the number of the region
     */
    void describe(Flow flow, int operand) {
        flows[count - 1] = flow;
        set(count - 1, OPERAND, operand);
    }

    /** Sets the memory that the last instruction loads from or stores to. */
    void setMemory(int memory) {
        set(count - 1, MEMORY, memory + 1);
    }

    /** Sets the labels of the last instruction. */
    void setLabels(int[] depths) {
        labelTables.add(depths);
        set(count - 1, OPERAND, -labelTables.size());
    }

    private void set(int instruction, int column, int value) {
        rows[instruction * COLUMNS + column] = value;
    }

    private int get(int instruction, int column) {
        return rows[instruction * COLUMNS + column];
    }

    /** {@return the stack with one more operand} */
    int push(int operands, Kind kind) {
        if (operandCount == operandKinds.length) {
            operandKinds = Arrays.copyOf(operandKinds, 2 * operandCount);
            operandsBelow = Arrays.copyOf(operandsBelow, 2 * operandCount);
            operandParts = Arrays.copyOf(operandParts, 2 * operandCount);
        }
        operandKinds[operandCount] = kind;
        operandsBelow[operandCount] = operands;
        operandParts[operandCount] = operandParts[operands] + kind.parts();
        return operandCount++;
    }

    /** {@return the stack with fewer operands} */
    int pop(int operands, int popped) {
        int left = operands;
        for (int i = 0; i < popped; i++) {
            left = operandsBelow[left];
        }
        return left;
    }

    Flow flow(int instruction) {
        return flows[instruction];
    }

    /** {@return where the instruction is in the module} */
    int offset(int instruction) {
        return get(instruction, OFFSET);
    }

    /** {@return the bytes of bytecode that the instruction becomes in an undivided function} */
    int bytes(int instruction) {
        return get(instruction, BYTES);
    }

    /** {@return the height of the operand stack before the instruction} */
    int height(int instruction) {
        return get(instruction, HEIGHT);
    }

    /** {@return the height of the operands that the instruction does not touch} */
    int lowest(int instruction) {
        return get(instruction, LOWEST);
    }

    /** {@return the local that the instruction reads or writes, or the number of the region that it begins or ends} */
    int operand(int instruction) {
        return get(instruction, OPERAND);
    }

    /** {@return the depths of the blocks to whose labels a {@link Flow#FORK} or {@link Flow#JUMP} may branch} */
    int[] labels(int instruction) {
        int operand = operand(instruction);
        return operand < 0 ? labelTables.get(-operand - 1) : new int[] {operand};
    }

    /** {@return the memory that the instruction loads from or stores to} */
    OptionalInt memory(int instruction) {
        int memory = get(instruction, MEMORY);
        return memory == 0 ? OptionalInt.empty() : OptionalInt.of(memory - 1);
    }

    /** {@return of how many values of the JVM a stack of operands is made} */
    int parts(int operands) {
        return operandParts[operands];
    }

    /** {@return of how many values of the JVM the operands before the instruction are made} */
    int partsBefore(int instruction) {
        return operandParts[get(instruction, OPERANDS)];
    }

    /** {@return the kinds of the topmost operands before the instruction} */
    Kind[] topKinds(int instruction, int howMany) {
        Kind[] kinds = new Kind[howMany];
        int operands = get(instruction, OPERANDS);
        for (int i = howMany - 1; i >= 0; i--) {
            kinds[i] = operandKinds[operands];
            operands = operandsBelow[operands];
        }
        return kinds;
    }

    /** {@return the region that the instruction begins, goes on in its second arm, or ends} */
    Region region(int instruction) {
        return regions.get(operand(instruction));
    }
}
