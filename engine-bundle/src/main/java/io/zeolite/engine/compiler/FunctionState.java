package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/** What the emitters of one function share. */
final class FunctionState {

    final ModulePlan plan;
    final ModuleTypes types;
    final int function;
    final FunctionType type;
    final InstructionReader in;
    final Emitter out;
    final OperandStack stack = new OperandStack();
    final Pending pending;

    /** The instance. */
    final Variable self;
    /** The effective address of a load or store, for a moment. */
    final Variable address;
    /** The function's parameters, then its declared locals. */
    final List<Variable> locals = new ArrayList<>();

    /** The blocks around the present instruction, the innermost last. */
    final List<Frame> frames = new ArrayList<>();

    /** Whether the next instruction can be reached. */
    boolean reachable = true;

    FunctionState(ModulePlan plan, int function, CodeBuilder code) {
        this.plan = plan;
        this.types = plan.types();
        this.function = function;
        this.type = types.function(function);
        this.in = new InstructionReader(plan.body(function).body());
        this.out = new Emitter(code);
        boolean packed = Shape.of(type).packed();
        Variable[] arrays = packed ? out.variables.allocate(new Kind[] {Kind.L, Kind.L}) : new Variable[0];
        Kind[] parameters = Kind.of(type.parameters());
        if (!packed) {
            locals.addAll(List.of(out.variables.allocate(parameters)));
        }
        self = out.variables.allocate(Kind.L);
        pending = new Pending(out, self);
        address = out.variables.allocate(Kind.J);
        if (packed) {
            locals.addAll(List.of(out.variables.allocate(parameters)));
            unpack(arrays);
        }
    }

    /** Reads the parameters from the arrays in which they came. */
    private void unpack(Variable[] arrays) {
        Variable[] parameters = Variable.halved(locals.toArray(Variable[]::new));
        for (int i = 0; i < parameters.length; i++) {
            boolean isReference = parameters[i].kind() == Kind.L;
            out.load(arrays[isReference ? 1 : 0]);
            out.push(i);
            if (isReference) {
                out.code.aaload();
            } else {
                out.code.laload();
                out.fromBits(parameters[i].kind());
            }
            out.store(parameters[i]);
        }
    }

    /** Gives the declared locals their first values. */
    void initializeLocals() {
        for (LocalGroup group : plan.body(function).locals()) {
            Kind kind = Kind.of(group.type());
            for (int i = 0; i < group.count(); i++) {
                Variable local = out.variables.allocate(kind);
                locals.add(local);
                out.pushDefault(kind);
                out.store(local);
            }
        }
    }

    Frame innermost() {
        return frames.getLast();
    }

    /** {@code [..] -> [.., self]}. */
    void pushSelf() {
        out.load(self);
    }
}
