package io.zeolite.itests.snapshots;

import io.zeolite.api.ExecutionTier;
import org.junit.jupiter.api.Nested;

class SnapshotsIT {

    @Nested
    class ControlCompiled extends ControlSuite {
        ControlCompiled() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class ControlInterpreted extends ControlSuite {
        ControlInterpreted() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class StateCompiled extends StateSuite {
        StateCompiled() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class StateInterpreted extends StateSuite {
        StateInterpreted() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class MisuseCompiled extends MisuseSuite {
        MisuseCompiled() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class MisuseInterpreted extends MisuseSuite {
        MisuseInterpreted() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class LimitsCompiled extends LimitSuite {
        LimitsCompiled() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class LimitsInterpreted extends LimitSuite {
        LimitsInterpreted() {
            super(ExecutionTier.INTERPRETER);
        }
    }

    @Nested
    class ValuesCompiled extends ValueSuite {
        ValuesCompiled() {
            super(ExecutionTier.COMPILER);
        }
    }

    @Nested
    class ValuesInterpreted extends ValueSuite {
        ValuesInterpreted() {
            super(ExecutionTier.INTERPRETER);
        }
    }
}
