package io.zeolite.engine.runtime.listeners;

import io.zeolite.api.ExecutionTier;
import org.junit.jupiter.api.Nested;

/** Listeners of functions that are interpreted. */
class InterpreterListenersTest {

    @Nested
    class Calls extends CallEvents {
        Calls() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class TailCalls extends TailCallEvents {
        TailCalls() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class Stacks extends StackWalks {
        Stacks() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class Faults extends ListenerFaults {
        Faults() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class Values extends ManyValues {
        Values() {
            super(ExecutionTier.INTERPRETER);
        }
    }
}
