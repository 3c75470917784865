package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.compiler.Frame.Form;
import io.zeolite.engine.runtime.CodePosition;
import io.zeolite.format.Opcode;
import java.lang.classfile.Label;

/**
 * Emits blocks. At every label of theirs the operand stack of the JVM is empty: operands below a block are put into
 * variables where it begins and come back where it ends.
 */
final class BlockEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final OperandStack stack;
    private final MemoryEmitter memory;
    private final ReturnEmitter returns;
    private final TryEmitter tries;
    private final InterruptionEmitter interruption;
    private int deadBlocks;

    BlockEmitter(FunctionState state, MemoryEmitter memory, TryEmitter tries) {
        this.state = state;
        this.out = state.out;
        this.stack = state.stack;
        this.memory = memory;
        this.returns = new ReturnEmitter(state);
        this.tries = tries;
        this.interruption = new InterruptionEmitter(state);
    }

    /** Begins the block that is the function's body. */
    void begin() {
        Frame frame = new Frame(Form.FUNCTION, 0, new Kind[0], Kind.of(state.type.results()), 0, out.label(),
                out.variables.mark());
        if (!Kind.isOnePart(frame.results) && frame.results.length <= CursorEmitter.FEW) {
            frame.carried = out.variables.allocate(frame.results);
        }
        state.frames.enter(frame);
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
            default -> {}
        }
    }

    private Frame enter(Form form) {
        FunctionType type = state.types.blockType(state.in.blockType());
        Kind[] parameters = Kind.of(type.parameters());
        int base = stack.height() - parameters.length;
        Frame frame = new Frame(form, state.frames.count(), parameters, Kind.of(type.results()), base, out.label(),
                out.variables.mark());
        frame.below = out.variables.allocate(stack.range(state.frames.innermost().base, base));
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
        state.frames.enter(frame);
    }

    /** {@code [.., below, parameters] -> [parameters]}. */
    void tryTable() {
        if (state.in.catchCount() == 0) {
            block();
        } else {
            Frame frame = enter(Form.TRY);
            block(frame);
            tries.begin(frame);
        }
    }

    /** {@code [.., below, parameters] -> [parameters]}. */
    void loop() {
        Frame frame = enter(Form.LOOP);
        out.store(frame.carried);
        out.store(frame.below);
        out.code.labelBinding(frame.label);
        interruption.check();
        out.load(frame.carried);
        state.frames.enter(frame);
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
        state.frames.enter(frame);
    }

    /** Ends the first arm of an {@code if} and begins the second. */
    void otherwise() {
        Frame frame = state.frames.innermost();
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
        if (state.isLineOfTailCall) {
            out.code.lineNumber(CodePosition.NO_CALL);
            state.isLineOfTailCall = false;
        }
        tries.resume();
    }

    /** {@code [results] -> [.., below, results]}. */
    void end() {
        Frame frame = state.frames.innermost();
        if (frame.form == Form.FUNCTION) {
            endFunction(frame);
            return;
        }
        if (frame.form == Form.IF) {
            endOfOneArm(frame);
        }
        state.frames.leave();
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

    /** Goes round the handler, of which the blocks around see nothing but its branches. */
    private void endTry(Frame frame) {
        if (state.reachable) {
            memory.settle();
            out.store(frame.carried);
            out.code.goto_(frame.label);
            frame.isTarget = true;
        }
        Label handler = out.label();
        tries.end(frame, handler);
        bind(handler);
        tries.handle(frame);
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
            returns.emitFromStack();
        }
        state.reachable = false;
    }
}
