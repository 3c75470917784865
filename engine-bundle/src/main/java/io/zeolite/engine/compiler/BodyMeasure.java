package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.MTD_void;

import io.zeolite.engine.compiler.Frame.Form;
import io.zeolite.format.Opcode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Emits a function as if it were one method, drops the bytecode, and makes a {@link BodyTable} of what was seen. So sizes
 * and operands are those of the emitters themselves, and nothing else has to know what an instruction becomes.
 */
final class BodyMeasure {

    private static final String NAME = "Dropped";

    private final BytecodeCounter counter;
    private final BodyTable table = new BodyTable();
    private final FunctionEmitter emitter;
    private final FunctionState state;
    /** The regions of the frames. */
    private final List<Region> open = new ArrayList<>();
    /** The operand stack, as the table has it. */
    private int operands;
    /** What is below the operands of each region. */
    private final List<Integer> below = new ArrayList<>();

    private BodyMeasure(ModulePlan plan, FunctionPlan function, CodeBuilder code, BytecodeCounter counter) {
        this.counter = counter;
        this.emitter = new FunctionEmitter(plan, function, function.pieces.getFirst(), code);
        this.state = emitter.state();
    }

    /** {@return the table of a function, which is planned as one method} */
    static BodyTable measure(ModulePlan plan, FunctionPlan function) {
        BytecodeCounter counter = new BytecodeCounter();
        try {
            ClassFile.of().build(ClassDesc.of(NAME), type -> type.withMethodBody(NAME, MTD_void, ClassFile.ACC_STATIC,
                    code -> code.transforming(counter, counted -> {
                        BodyMeasure measure = new BodyMeasure(plan, function, counted, counter);
                        measure.run();
                        throw new Finished(measure.table);
                    })));
        } catch (Finished finished) {
            return finished.table;
        }
        throw new IllegalStateException("the method was not emitted");
    }

    /** Abandons the class: what it would have among its constants may be more than a class can have. */
    private static final class Finished extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient BodyTable table;

        Finished(BodyTable table) {
            super(null, null, false, false);
            this.table = table;
        }
    }

    private void run() {
        emitter.begin();
        table.prologueBytes = counter.take();
        open(Region.NONE);
        while (state.in.hasNext()) {
            step(state.in.next());
        }
        table.endOffset = state.in.nextPosition();
    }

    private void step(Opcode opcode) {
        int frames = state.frames.count();
        Form form = state.frames.innermost().form;
        boolean reachable = state.reachable;
        int height = state.stack.height();
        if (reachable) {
            table.add(Flow.NEXT, state.in.position(), height, operands);
            if (opcode.accessBytes() > 0) {
                table.setMemory(state.in.memory());
            }
        }
        state.stack.takeLowest();
        int growths = emitter.growths();
        emitter.emit(opcode);
        boolean closes = opcode == Opcode.END && (state.frames.count() < frames || !state.in.hasNext());
        boolean turns = opcode == Opcode.ELSE && state.frames.innermost().form != form;
        if (!reachable) {
            if (!closes && !turns) {
                return;
            }
            table.add(Flow.NEXT, state.in.position(), height, operands);
        }
        int instruction = table.count() - 1;
        int lowest = lowest(height);
        if (closes) {
            close(instruction);
        } else if (turns) {
            turn(instruction);
        } else {
            lowest = describe(opcode, instruction, lowest);
        }
        if (state.frames.count() > frames) {
            table.describe(Flow.OPEN, table.regions.size());
            lowest = state.frames.innermost().base;
        }
        table.complete(counter.take(), lowest);
        table.growing.set(instruction, emitter.growths() > growths);
        table.proceeds.set(instruction, state.reachable);
        if (!closes && !turns) {
            follow(height, lowest);
        }
        if (state.frames.count() > frames) {
            open(instruction);
        }
    }

    /** {@return the height of what was not touched} What pops nothing may look at the topmost operand, or push. */
    private int lowest(int height) {
        int lowest = state.stack.takeLowest();
        boolean pushes = lowest >= height && state.stack.height() > height;
        return pushes ? height : Math.min(lowest, Math.max(height - 1, open.getLast().base));
    }

    /** Brings the operands up to date after an instruction that left those below a height alone. */
    private void follow(int height, int lowest) {
        int kept = Math.min(lowest, state.stack.height());
        operands = table.pop(operands, height - kept);
        for (int i = kept; i < state.stack.height(); i++) {
            operands = table.push(operands, state.stack.at(i));
        }
    }

    /** Brings the operands up to date that are above those below a region. */
    private void follow(Region region) {
        for (int i = region.base; i < state.stack.height(); i++) {
            operands = table.push(operands, state.stack.at(i));
        }
    }

    private void open(int start) {
        Frame frame = state.frames.innermost();
        Region region = new Region(table.regions.size(), open.isEmpty() ? null : open.getLast(), frame, start);
        region.handlers = frame.clauses.stream().mapToInt(clause -> region.depth - 1 - clause.label()).toArray();
        table.regions.add(region);
        open.add(region);
        below.add(table.pop(operands, state.stack.height() - frame.base));
        region.baseParts = table.parts(below.getLast());
    }

    private void turn(int instruction) {
        Region region = open.getLast();
        region.otherwise = instruction;
        table.describe(Flow.ELSE, region.number);
        operands = below.getLast();
        follow(region);
    }

    private void close(int instruction) {
        Region region = open.removeLast();
        region.end = instruction;
        table.describe(Flow.CLOSE, region.number);
        operands = below.removeLast();
        if (region.parent != null) {
            follow(region);
        }
    }

    /** {@return the height of the operands that the instruction does not touch} */
    private int describe(Opcode opcode, int instruction, int lowest) {
        switch (opcode) {
            case LOCAL_GET -> table.describe(Flow.READ, state.in.index());
            case LOCAL_SET, LOCAL_TEE -> table.describe(Flow.WRITE, state.in.index());
            case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> {
                int depth = depth(state.in.index());
                table.describe(Flow.FORK, depth);
                return Math.max(open.getLast().base, lowest - open.get(depth).arity());
            }
            case BR -> {
                return jump(new int[] {depth(state.in.index())}, table.height(instruction));
            }
            case BR_TABLE -> {
                BitSet depths = new BitSet();
                for (int i = 0; i < state.in.labelCount(); i++) {
                    depths.set(depth(state.in.label(i)));
                }
                return jump(depths.stream().toArray(), lowest);
            }
            case RETURN -> {
                return jump(new int[] {0}, table.height(instruction));
            }
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                table.describe(Flow.STOP, 0);
                switch (emitter.tailCallForm(opcode, true)) {
                    case LOOP -> table.restarting.set(instruction);
                    case LEFT -> table.leavingCalls.set(instruction);
                    case IN_PLACE -> jump(new int[] {0}, 0);
                }
                return open.getLast().base;
            }
            default -> {
                if (!state.reachable) {
                    table.describe(Flow.STOP, 0);
                    return open.getLast().base;
                }
            }
        }
        return lowest;
    }

    private int jump(int[] depths, int height) {
        table.describe(Flow.JUMP, 0);
        table.setLabels(depths);
        return Math.max(open.getLast().base, height - open.get(depths[0]).arity());
    }

    private int depth(int label) {
        return open.size() - 1 - label;
    }
}
