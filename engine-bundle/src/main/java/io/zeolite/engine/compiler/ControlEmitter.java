package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.compiler.Frame.Form;
import io.zeolite.format.CatchClause;
import io.zeolite.format.Opcode;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Emits blocks and branches. At every label of theirs the operand stack of the JVM is empty: operands below a block are
 * put into variables where it begins and come back where it ends; the values of a branch travel in variables.
 */
final class ControlEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final OperandStack stack;
    private final MemoryEmitter memory;
    private final ReturnEmitter returns;
    private final ExceptionEmitter exceptions;
    private final List<Frame> frames = new ArrayList<>();
    private int deadBlocks;
    /** Whether code that is emitted now lies outside the ranges of the blocks around it. */
    private boolean outsideRanges;

    ControlEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.stack = state.stack;
        this.memory = memory;
        this.returns = new ReturnEmitter(state);
        this.exceptions = new ExceptionEmitter(state);
    }

    /** Begins the block that is the function's body. */
    void begin() {
        Frame frame = new Frame(Form.FUNCTION, new Kind[0], Kind.of(state.type.results()), 0, out.label(),
                out.variables.mark());
        if (frame.results.length > 1) {
            frame.carried = out.variables.allocate(frame.results);
        }
        frames.add(frame);
    }

    private Frame innermost() {
        return frames.getLast();
    }

    /** Passes over an instruction that cannot be reached. */
    void skip(Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> deadBlocks++;
            case ELSE -> {
                if (deadBlocks == 0) {
                    otherwise();
                }
            }
            case END -> {
                if (deadBlocks == 0) {
                    end();
                } else {
                    deadBlocks--;
                }
            }
            default -> { }
        }
    }

    private Frame enter(Form form) {
        FunctionType type = state.types.blockType(state.in.blockType());
        Kind[] parameters = Kind.of(type.parameters());
        int base = stack.height() - parameters.length;
        Frame frame = new Frame(form, parameters, Kind.of(type.results()), base, out.label(), out.variables.mark());
        frame.below = out.variables.allocate(stack.range(innermost().base, base));
        frame.carried = out.variables.allocate(form == Form.LOOP ? parameters : frame.results);
        memory.settle();
        return frame;
    }

    /** {@code [.., below, parameters] -> [parameters]}. */
    void block() {
        block(enter(Form.BLOCK));
    }

    private void block(Frame frame) {
        if (frame.below.length > 0) {
            int mark = out.variables.mark();
            Variable[] parameters = out.store(frame.parameters);
            out.store(frame.below);
            out.load(parameters);
            out.variables.release(mark);
        }
        frames.add(frame);
    }

    /** {@code [.., below, parameters] -> [parameters]}. */
    void tryTable() {
        int clauses = state.in.catchCount();
        if (clauses == 0) {
            block();
            return;
        }
        Frame frame = enter(Form.TRY);
        frame.clauses = IntStream.range(0, clauses).mapToObj(state.in::catchClause).toList();
        block(frame);
        beginRange(frame);
    }

    /** The JVM takes no empty range. */
    private void beginRange(Frame frame) {
        frame.rangeStart = out.code.newBoundLabel();
        out.code.nop();
    }

    /** Says that what follows, up to the next label, is not protected by the blocks around it. */
    void endRanges() {
        for (Frame frame : frames) {
            endRange(frame);
            outsideRanges |= frame.form == Form.TRY;
        }
    }

    private void endRange(Frame frame) {
        if (frame.rangeStart != null) {
            frame.ranges.add(new Frame.Range(frame.rangeStart, out.code.newBoundLabel()));
            frame.rangeStart = null;
        }
    }

    /** {@code [.., below, parameters] -> [parameters]}. */
    void loop() {
        Frame frame = enter(Form.LOOP);
        out.store(frame.carried);
        out.store(frame.below);
        out.code.labelBinding(frame.label);
        checkInterruption();
        out.load(frame.carried);
        frames.add(frame);
    }

    /** {@code [.., below, parameters, condition] -> [parameters]}. */
    void condition() {
        Comparison condition = state.pending.takeCondition();
        stack.pop();
        Frame frame = enter(Form.IF);
        frame.otherwise = out.label();
        frame.arguments = out.variables.allocate(frame.parameters);
        if (frame.below.length > 0 || frame.arguments.length > 0) {
            condition.materialize(out);
            Variable decision = out.variables.allocate(Kind.I);
            out.store(decision);
            out.store(frame.arguments);
            out.store(frame.below);
            out.load(decision);
            condition = Comparison.NONZERO;
        }
        condition.jump(out, frame.otherwise, false);
        out.load(frame.arguments);
        frames.add(frame);
    }

    /** Ends the first arm of an {@code if} and begins the second. */
    void otherwise() {
        Frame frame = innermost();
        if (state.reachable) {
            memory.settle();
            out.store(frame.carried);
            out.code.goto_(frame.label);
            frame.isTarget = true;
        }
        bind(frame.otherwise);
        frame.form = Form.ELSE;
        out.load(frame.arguments);
        stack.truncate(frame.base);
        stack.push(frame.parameters);
    }

    private void bind(Label label) {
        out.code.labelBinding(label);
        memory.settled();
        state.reachable = true;
        if (outsideRanges) {
            frames.stream().filter(frame -> frame.form == Form.TRY).forEach(this::beginRange);
            outsideRanges = false;
        }
    }

    /** {@code [results] -> [.., below, results]}. */
    void end() {
        Frame frame = innermost();
        if (frame.form == Form.FUNCTION) {
            endFunction(frame);
            return;
        }
        if (frame.form == Form.IF) {
            endOfOneArm(frame);
        }
        frames.removeLast();
        if (frame.form == Form.TRY) {
            endTry(frame);
        }
        if (frame.isTarget && frame.form != Form.LOOP) {
            if (state.reachable) {
                memory.settle();
                out.store(frame.carried);
            }
            bind(frame.label);
            out.load(frame.below);
            out.load(frame.carried);
        } else if (state.reachable && frame.below.length > 0) {
            Variable[] results = out.store(frame.results);
            out.load(frame.below);
            out.load(results);
        }
        out.variables.release(frame.mark);
        stack.truncate(frame.base);
        stack.push(frame.results);
    }

    /** Ends the protected code and emits the handler, of which the blocks around see nothing but its branches. */
    private void endTry(Frame frame) {
        if (state.reachable) {
            memory.settle();
            out.store(frame.carried);
            out.code.goto_(frame.label);
            frame.isTarget = true;
        }
        endRange(frame);
        Label handler = out.label();
        bind(handler);
        frame.ranges.forEach(range -> out.code.exceptionCatch(range.start(), range.end(), handler, Names.GUEST_EXCEPTION));
        int base = innermost().base;
        Kind[] below = stack.range(base, frame.base);
        stack.truncate(base);
        emitHandler(frame.clauses);
        stack.push(below);
        state.reachable = false;
    }

    /** {@code [exception] -> unreachable}. */
    private void emitHandler(List<CatchClause> clauses) {
        Variable exception = out.variables.allocate(Kind.L);
        out.store(exception);
        for (CatchClause clause : clauses) {
            Label next = out.label();
            if (clause.kind().hasTag()) {
                exceptions.jumpUnlessTagged(exception, clause.tag(), next);
            }
            int height = stack.height();
            exceptions.unpack(exception, clause);
            memory.mayHaveGrown();
            settleFor(target(clause.label()));
            jump(target(clause.label()));
            stack.truncate(height);
            out.code.labelBinding(next);
            if (!clause.kind().hasTag()) {
                return;
            }
        }
        out.load(exception);
        out.code.athrow();
    }

    /** Without a second arm, the parameters are the results. */
    private void endOfOneArm(Frame frame) {
        if (frame.results.length > 0) {
            otherwise();
        } else {
            if (state.reachable) {
                memory.settle();
            }
            bind(frame.otherwise);
        }
    }

    private void endFunction(Frame frame) {
        if (frame.isTarget) {
            if (state.reachable) {
                out.store(frame.carried);
            }
            out.code.labelBinding(frame.label);
            returns.emit(frame.carried);
        } else if (state.reachable) {
            returns.emit(frame.results.length > 1 ? out.store(frame.results) : Frame.NONE);
        }
        state.reachable = false;
    }

    private Frame target(int label) {
        return frames.get(frames.size() - 1 - label);
    }

    /** {@code [.., values] -> unreachable}. */
    void branch(int label) {
        Frame target = target(label);
        settleFor(target);
        jump(target);
        state.reachable = false;
    }

    /** {@code [.., values] -> unreachable}. */
    void returnResults() {
        branch(frames.size() - 1);
    }

    /** {@code [.., values, condition] -> [.., values]}. */
    void branchIf(int label) {
        Comparison condition = state.pending.takeCondition();
        stack.pop();
        branchIf(target(label), condition);
    }

    private void branchIf(Frame target, Comparison condition) {
        settleFor(target);
        if (isPlain(target)) {
            target.isTarget = true;
            condition.jump(out, target.label, true);
        } else {
            Label stay = out.label();
            condition.jump(out, stay, false);
            jump(target);
            out.code.labelBinding(stay);
        }
    }

    /** {@code [.., values, reference] -> [.., values, reference]}: branches without the reference if it is null. */
    void branchOnNull(int label) {
        Frame target = target(label);
        settleFor(target);
        Label stay = out.label();
        out.code.dup().ifnonnull(stay).pop();
        stack.pop();
        jump(target);
        stack.push(Kind.L);
        out.code.labelBinding(stay);
    }

    /** {@code [.., values, reference] -> [.., values]}: branches with the reference if it is not null. */
    void branchOnNonNull(int label) {
        Frame target = target(label);
        settleFor(target);
        Label stay = out.label();
        out.code.dup().ifnull(stay);
        jump(target);
        out.code.labelBinding(stay).pop();
        stack.pop();
    }

    /** {@code [.., values, index] -> unreachable}. Where a label needs more than a jump, a trampoline does it. */
    void branchTable() {
        stack.pop();
        memory.settle();
        Map<Frame, Label> trampolines = new LinkedHashMap<>();
        List<SwitchCase> cases = new ArrayList<>();
        int last = state.in.labelCount() - 1;
        for (int i = 0; i < last; i++) {
            cases.add(SwitchCase.of(i, entry(target(state.in.label(i)), trampolines)));
        }
        Label otherwise = entry(target(state.in.label(last)), trampolines);
        if (last == 0) {
            out.code.pop().goto_(otherwise);
        } else {
            out.code.tableswitch(0, last - 1, otherwise, cases);
        }
        trampolines.forEach((target, entry) -> {
            out.code.labelBinding(entry);
            jump(target);
        });
        state.reachable = false;
    }

    private Label entry(Frame target, Map<Frame, Label> trampolines) {
        if (isPlain(target)) {
            target.isTarget = true;
            return target.label;
        }
        return trampolines.computeIfAbsent(target, _ -> out.label());
    }

    /** Brings memories up to date, unless the branch leaves the function. */
    private void settleFor(Frame target) {
        if (target.form != Form.FUNCTION) {
            memory.settle();
        }
    }

    private static boolean returnsDirectly(Frame target) {
        return target.form == Form.FUNCTION && target.results.length <= 1;
    }

    /** {@return whether a branch to the frame is a jump and nothing else} */
    private boolean isPlain(Frame target) {
        return !returnsDirectly(target) && target.carried.length == 0 && stack.height() == innermost().base;
    }

    /** {@code [.., values] -> unreachable}, except for what is known at compile time of the stack. */
    private void jump(Frame target) {
        if (returnsDirectly(target)) {
            returns.emit(Frame.NONE);
            return;
        }
        out.store(target.carried);
        popTo(stack.height() - target.carried.length);
        out.code.goto_(target.label);
        target.isTarget = true;
    }

    /** Empties the JVM's operand stack, of which so many operands are left, counted from the bottom of them all. */
    private void popTo(int height) {
        for (int i = height - 1; i >= innermost().base; i--) {
            out.pop(stack.at(i));
        }
    }

    /** {@code [.., parameters] -> unreachable}: goes back to the function's start. */
    void callItself(Label start) {
        out.store(state.locals.subList(0, state.type.parameters().size()).toArray(Variable[]::new));
        popTo(stack.height() - state.type.parameters().size());
        out.code.goto_(start);
        state.reachable = false;
    }

    /** Leaves the function if somebody wants it to stop. The operand stack is empty. */
    void checkInterruption() {
        if (!state.plan.module().config().closeOnContextDone()) {
            return;
        }
        Label proceed = out.label();
        state.pushSelf();
        out.code.getfield(Names.INSTANCE, "interrupted", java.lang.constant.ConstantDescs.CD_boolean).ifeq(proceed);
        state.pushSelf();
        out.code.invokevirtual(Names.INSTANCE, "interruption", MethodTypeDesc.of(Names.RUNTIME_EXCEPTION)).athrow();
        out.code.labelBinding(proceed);
    }
}
