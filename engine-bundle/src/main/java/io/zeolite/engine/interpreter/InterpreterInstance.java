package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;

/** An instance of a module whose functions the interpreter executes. */
final class InterpreterInstance extends Instance {

    final InterpreterState state;

    InterpreterInstance(InstanceInit init, InterpretedCode code) {
        super(init);
        this.state = InterpreterState.open(this, code);
    }
}
