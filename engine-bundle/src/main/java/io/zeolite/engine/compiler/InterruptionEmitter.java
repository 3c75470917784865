package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** Emits the places where a function ends if somebody wants it to stop; nothing, unless the configuration asks for it. */
final class InterruptionEmitter {

    private static final MethodTypeDesc ANSWER = MethodTypeDesc.of(CD_boolean);
    private static final MethodTypeDesc INTERRUPTION = MethodTypeDesc.of(Names.RUNTIME_EXCEPTION);

    private final FunctionState state;
    private final Emitter out;

    InterruptionEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /** {@return whether running code of the module can be made to stop} */
    static boolean isPossible(ModulePlan plan) {
        return plan.module().config().closeOnContextDone();
    }

    /** Ends the function if another thread wants that. */
    void check() {
        if (isPossible(state.plan)) {
            Label proceed = out.label();
            out.code.getstatic(state.plan.moduleClass(), InstanceClass.MAY_BE_INTERRUPTED, CD_MethodHandle)
                    .invokevirtual(CD_MethodHandle, "invokeExact", ANSWER).ifeq(proceed);
            endIf("interrupted", proceed);
        }
    }

    /** Ends the function if the call from which it returns has closed the instance. */
    void checkItself() {
        if (isPossible(state.plan)) {
            endIf("closedByItself", out.label());
        }
    }

    private void endIf(String flag, Label proceed) {
        state.pushSelf();
        out.code.getfield(Names.INSTANCE, flag, CD_boolean).ifeq(proceed);
        state.pushSelf();
        out.code.invokevirtual(Names.INSTANCE, "interruption", INTERRUPTION).athrow();
        out.code.labelBinding(proceed);
    }
}
