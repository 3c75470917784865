package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.InstructionReader;
import java.lang.classfile.CodeBuilder;

/** What the emitters of one method share. */
final class FunctionState {

    final ModulePlan plan;
    final ModuleTypes types;
    final FunctionPlan functionPlan;
    final Piece piece;
    final int function;
    final FunctionType type;
    final InstructionReader in;
    final Emitter out;
    final OperandStack stack = new OperandStack();
    final Pending pending;
    final VectorOperands vectors;

    /** The instance. */
    final Variable self;
    /** The effective address of a load or store, for a moment. */
    final Variable address;
    /** The arrays in which parameters came, if there are many. */
    final Variable[] arrays;
    /** The parameters of the function, or the operands that are parameters of a part. */
    final Variable[] parameters;
    /** The function's parameters, then its declared locals; {@code null} for those that the method has no variable for. */
    final Variable[] locals;
    /** What the methods of a divided function share. */
    final Activation activation;
    /** The ways out of a method that is a part of a function. */
    final ExitEmitter exits;

    /** The blocks around the present instruction. */
    final Frames frames;

    /** Whether the next instruction can be reached. */
    boolean reachable = true;
    /** Whether the present line is that of a tail call, after which other instructions follow. */
    boolean isLineOfTailCall;

    FunctionState(ModulePlan plan, FunctionPlan functionPlan, Piece piece, CodeBuilder code) {
        this.plan = plan;
        this.types = plan.types();
        this.functionPlan = functionPlan;
        this.piece = piece;
        this.function = functionPlan.function;
        this.type = types.function(function);
        this.in = new InstructionReader(plan.body(function).body());
        this.out = new Emitter(code);
        this.locals = new Variable[functionPlan.localKinds.length];
        boolean packed = !isPart() && functionPlan.isPacked();
        arrays = packed ? out.variables.allocate(new Kind[] {Kind.L, Kind.L}) : Frame.NONE;
        Kind[] kinds = isPart() ? piece.parameters() : Kind.of(type.parameters());
        Variable[] carried = packed ? Frame.NONE : out.variables.allocate(kinds);
        self = out.variables.allocate(Kind.L);
        Variable shared = functionPlan.isDivided ? out.variables.allocate(Kind.L) : self;
        activation = new Activation(out, functionPlan, shared);
        pending = new Pending(out, self);
        address = out.variables.allocate(Kind.J);
        parameters = packed && !functionPlan.isDivided ? out.variables.allocate(kinds) : carried;
        vectors = new VectorOperands(out, stack);
        exits = new ExitEmitter(this);
        frames = new Frames(piece);
    }

    /** {@return whether the method is a part of a function, which other parts call} */
    boolean isPart() {
        return piece.number > 0;
    }

    /** {@return whether the method accesses a local in the activation} */
    boolean isInActivation(int local) {
        return piece.locals.inActivation().get(local);
    }

    /** {@code [..] -> [.., self]}. */
    void pushSelf() {
        out.load(self);
    }

    /** Empties the JVM's operand stack, of which so many operands are left, counted from the bottom of them all. */
    void popTo(int height) {
        for (int i = height - 1; i >= frames.innermost().base; i--) {
            out.pop(stack.at(i));
        }
    }
}
