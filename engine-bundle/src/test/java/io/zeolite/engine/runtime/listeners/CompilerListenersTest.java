package io.zeolite.engine.runtime.listeners;

import io.zeolite.api.ExecutionTier;
import org.junit.jupiter.api.Nested;

/** Listeners of functions that are compiled. */
class CompilerListenersTest {

    @Nested
    class Calls extends CallEvents {
        Calls() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class TailCalls extends TailCallEvents {
        TailCalls() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class Stacks extends StackWalks {
        Stacks() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class Faults extends ListenerFaults {
        Faults() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class Values extends ManyValues {
        Values() {
            super(ExecutionTier.COMPILER);
        }
    }
}
