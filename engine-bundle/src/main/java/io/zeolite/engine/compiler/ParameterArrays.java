package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.engine.runtime.FrameNames;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits how a function that has too many parameters for a method takes them from the arrays in which they come. */
final class ParameterArrays {

    private static final int PARAMETERS_PER_METHOD = 80;

    private ParameterArrays() {
    }

    /** Puts all parameters into variables. */
    static void unpack(Emitter out, Variable[] arrays, Variable[] unpacked) {
        Variable[] parameters = Variable.halved(unpacked);
        for (int i = 0; i < parameters.length; i++) {
            push(out, arrays, i, parameters[i].kind());
            out.store(parameters[i]);
        }
    }

    /** {@code [..] -> [.., parameter]}. */
    private static void push(Emitter out, Variable[] arrays, int index, Kind kind) {
        out.load(arrays[kind == Kind.L ? 1 : 0]);
        out.push(index);
        if (kind == Kind.L) {
            out.code.aaload();
        } else {
            out.code.laload();
            out.fromBits(kind);
        }
    }

    /** {@code [..] -> [.., parts]}: a parameter, in the kind in which it is used. */
    private static void unpack(Emitter out, Variable[] arrays, int slot, Kind kind, Kind as) {
        if (kind != Kind.V) {
            push(out, arrays, slot, kind);
            return;
        }
        push(out, arrays, slot, Kind.J);
        push(out, arrays, slot + 1, Kind.J);
        if (as != Kind.V) {
            int mark = out.variables.mark();
            Variable vector = out.variables.allocate(Kind.V);
            out.store(vector);
            VectorSource source = new VectorSource.InVariable(vector, false);
            for (int part = 0; part < as.parts(); part++) {
                source.load(out, as, part);
            }
            out.variables.release(mark);
        }
    }

    /** {@return the methods that put the parameters of a divided function into its activation} */
    static List<MethodPlan> unpackMethods(ModulePlan plan, FunctionPlan function) {
        List<MethodPlan> methods = new ArrayList<>();
        if (function.isDivided && function.isPacked()) {
            Kind[] kinds = Kind.of(plan.types().function(function.function).parameters());
            int count = kinds.length;
            int[] slots = new int[count];
            for (int i = 1; i < count; i++) {
                slots[i] = slots[i - 1] + kinds[i - 1].parts();
            }
            for (int start = 0; start < count; start += PARAMETERS_PER_METHOD) {
                int first = start;
                int end = Math.min(count, start + PARAMETERS_PER_METHOD);
                methods.add(new MethodPlan(name(plan, function, start), type(function), code -> {
                    Emitter out = new Emitter(code);
                    Variable[] arrays = out.variables.allocate(new Kind[] {Kind.L, Kind.L});
                    Activation activation = new Activation(out, function, out.variables.allocate(Kind.L));
                    for (int i = first; i < end; i++) {
                        if (function.isShared(i)) {
                            unpack(out, arrays, slots[i], kinds[i], function.localKinds[i]);
                            activation.setLocal(i, function.localKinds[i]);
                        }
                    }
                    code.return_();
                }));
            }
        }
        return methods;
    }

    /** Calls those methods. */
    static void callUnpack(FunctionState state) {
        FunctionPlan function = state.functionPlan;
        for (int start = 0; start < state.type.parameters().size(); start += PARAMETERS_PER_METHOD) {
            state.out.load(state.arrays);
            state.activation.push();
            state.out.code.invokestatic(state.plan.ownerOf(function.function), name(state.plan, function, start),
                    type(function));
        }
    }

    private static String name(ModulePlan plan, FunctionPlan function, int start) {
        int number = function.pieces.size() + start / PARAMETERS_PER_METHOD;
        return FrameNames.part(plan.definition(function.function), number);
    }

    private static MethodTypeDesc type(FunctionPlan function) {
        return MethodTypeDesc.of(CD_void, CD_long.arrayType(), CD_Object.arrayType(), function.activationClass());
    }
}
