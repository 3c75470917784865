package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;
import io.zeolite.engine.runtime.Trap;
import java.util.concurrent.atomic.AtomicReference;

/** An instance of a module whose functions the interpreter executes. */
final class InterpreterInstance extends Instance {

    private static final int FOREIGN_KEPT = 16;

    private final InterpretedCode code;
    private final BoundFunction[] bound;
    private final BoundFunction[] foreign = new BoundFunction[FOREIGN_KEPT];
    private final AtomicReference<Machine> idle = new AtomicReference<>();

    InterpreterInstance(InstanceInit init, InterpretedCode code) {
        super(init);
        this.code = code;
        this.bound = new BoundFunction[init.module().types().functionCount()];
    }

    InterpretedCode code() {
        return code;
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
        BoundFunction function =
                defined == null ? bound(function(index)) : BoundFunction.of(this, defined, definition(index));
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
        if (function.instance == this) {
            return bound(function.definition().index());
        }
        return function.instance instanceof InterpreterInstance other
                ? other.bound(function.definition().index())
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
