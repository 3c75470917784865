package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.Trap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the interpreter keeps with an instance: its functions as machines call them, and a machine for the next call. An
 * instance that the interpreter made has one for ordinary calls; any instance gets another one when a call first
 * {@linkplain #enclosing encloses} it.
 */
final class InterpreterState {

    private static final int FOREIGN_KEPT = 16;

    final Instance instance;
    final InterpretedCode code;
    private final boolean enclosing;
    private final BoundFunction[] bound;
    private final BoundFunction[] foreign = new BoundFunction[FOREIGN_KEPT];
    private final AtomicReference<Machine> idle = new AtomicReference<>();

    private InterpreterState(Instance instance, InterpretedCode code, boolean enclosing) {
        this.instance = instance;
        this.code = code;
        this.enclosing = enclosing;
        this.bound = new BoundFunction[instance.init().module().types().functionCount()];
    }

    /** {@return a state for calls that leave the interpreter for functions of other tiers} */
    static InterpreterState open(Instance instance, InterpretedCode code) {
        return new InterpreterState(instance, code, false);
    }

    /**
     * {@return the state of an instance of guest code, whichever tier made it, for calls that the interpreter executes
     * alone: they leave it for the host only}
     */
    static InterpreterState enclosing(Instance instance) {
        return instance.companion().get(InterpreterState.class,
                () -> new InterpreterState(instance, InterpretedCode.of(instance.init()), true));
    }

    /** {@return a machine that is not in use} */
    Machine takeMachine() {
        Machine machine = idle.getAndSet(null);
        return machine != null ? machine : new Machine();
    }

    void returnMachine(Machine machine) {
        idle.set(machine);
    }

    /** {@return what is executed when the function with the index is called} */
    BoundFunction bound(int index) {
        BoundFunction function = bound[index];
        return function != null ? function : bind(index);
    }

    private BoundFunction bind(int index) {
        FunctionCode defined = code.function(index);
        BoundFunction function = defined == null
                ? bound(instance.function(index))
                : BoundFunction.of(this, defined, instance.definition(index));
        bound[index] = function;
        return function;
    }

    /**
     * {@return what is executed when the function is called}
     *
     * @throws Trap if it is null
     */
    BoundFunction bound(Object reference) {
        if (reference == null) {
            throw Trap.nullReference();
        }
        FunctionInstance function = (FunctionInstance) reference;
        if (function.instance == instance) {
            return bound(function.definition().index());
        } else if (enclosing) {
            return function.definition().host()
                    ? foreign(function)
                    : enclosing(function.instance).bound(function.definition().index());
        }
        return function.instance instanceof InterpreterInstance other
                ? other.state.bound(function.definition().index())
                : foreign(function);
    }

    private BoundFunction foreign(FunctionInstance function) {
        int place = System.identityHashCode(function) & FOREIGN_KEPT - 1;
        BoundFunction known = foreign[place];
        if (known == null || known.foreign() != function) {
            known = BoundFunction.of(this, function);
            foreign[place] = known;
        }
        return known;
    }
}
