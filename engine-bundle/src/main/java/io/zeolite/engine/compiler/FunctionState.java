package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.Collections;
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
    final VectorOperands vectors;

    /** The instance. */
    final Variable self;
    /** The effective address of a load or store, for a moment. */
    final Variable address;
    /** The parameters as they come. */
    final Variable[] parameters;
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
        Kind[] kinds = Kind.of(type.parameters());
        Variable[] passed = packed ? new Variable[0] : out.variables.allocate(kinds);
        self = out.variables.allocate(Kind.L);
        pending = new Pending(out, self);
        address = out.variables.allocate(Kind.J);
        parameters = packed ? out.variables.allocate(kinds) : passed;
        vectors = new VectorOperands(out, stack);
        if (packed) {
            unpack(arrays);
        }
    }

    /** Reads the parameters from the arrays in which they came. */
    private void unpack(Variable[] arrays) {
        Variable[] slots = Variable.halved(parameters);
        for (int i = 0; i < slots.length; i++) {
            boolean isReference = slots[i].kind() == Kind.L;
            out.load(arrays[isReference ? 1 : 0]);
            out.push(i);
            if (isReference) {
                out.code.aaload();
            } else {
                out.code.laload();
                out.fromBits(slots[i].kind());
            }
            out.store(slots[i]);
        }
    }

    /** Gives the declared locals their first values, and the parameters the kinds in which they are used. */
    void initializeLocals() {
        FunctionBody body = plan.body(function);
        List<ValueType> types = new ArrayList<>(type.parameters());
        for (LocalGroup group : body.locals()) {
            types.addAll(Collections.nCopies(group.count(), group.type()));
        }
        Kind[] kinds = VectorLocals.kinds(types, body.body());
        for (int local = 0; local < kinds.length; local++) {
            if (local < parameters.length && parameters[local].kind() == kinds[local]) {
                locals.add(parameters[local]);
            } else {
                initialize(local, out.variables.allocate(kinds[local]));
            }
        }
    }

    private void initialize(int index, Variable local) {
        if (index < parameters.length) {
            VectorSource parameter = new VectorSource.InVariable(parameters[index], false);
            for (int part = 0; part < local.kind().parts(); part++) {
                parameter.load(out, local.kind(), part);
            }
        } else {
            out.pushDefault(local.kind());
        }
        out.store(local);
        locals.add(local);
    }

    Frame innermost() {
        return frames.getLast();
    }

    /** {@code [..] -> [.., self]}. */
    void pushSelf() {
        out.load(self);
    }
}
