package io.zeolite.text.script;

import java.util.List;
import java.util.Optional;

/**
 * A step of a script. Each has the line on which it starts, from 1.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Reference interpreter: scripts</a>
 */
public sealed interface Command {

    /** {@return the line on which the command starts, from 1} */
    int line();

    /** Defines a module, {@code (module definition ...)}. */
    record Define(int line, Optional<String> identifier, ModuleSource source) implements Command {
    }

    /** Instantiates a defined module, {@code (module instance $instance $definition)}; the latest if none is named. */
    record Instantiate(int line, Optional<String> identifier, Optional<String> definition) implements Command {
    }

    /** Defines a module and instantiates it. */
    record DefineAndInstantiate(int line, Optional<String> identifier, ModuleSource source) implements Command {
    }

    /** Makes an instance available to imports under a name; the latest if none is named. */
    record Register(int line, String name, Optional<String> instance) implements Command {
    }

    /** Performs an action, whose results do not matter. */
    record Perform(int line, Action action) implements Command {
    }

    /** Says what an action returns. */
    record AssertReturn(int line, Action action, List<Expected> results) implements Command {

        /** Makes the command; the list is copied. */
        public AssertReturn {
            results = List.copyOf(results);
        }
    }

    /** Says that an action traps. */
    record AssertTrap(int line, Action action, String message) implements Command {
    }

    /** Says that an instantiation traps. */
    record AssertUninstantiable(int line, ModuleSource source, String message) implements Command {
    }

    /** Says that an action exhausts the stack. */
    record AssertExhaustion(int line, Action action, String message) implements Command {
    }

    /** Says that an action throws an exception that the module does not catch. */
    record AssertException(int line, Action action) implements Command {
    }

    /** Says that a module is malformed. */
    record AssertMalformed(int line, ModuleSource source, String message) implements Command {
    }

    /** Says that a module is well-formed but not valid. */
    record AssertInvalid(int line, ModuleSource source, String message) implements Command {
    }

    /** Says that a module is valid but an import cannot be resolved. */
    record AssertUnlinkable(int line, ModuleSource source, String message) implements Command {
    }

    /** Starts a thread, which sees the instance shared with it. */
    record Start(int line, String identifier, Optional<String> shared, List<Command> commands) implements Command {

        /** Makes the command; the list is copied. */
        public Start {
            commands = List.copyOf(commands);
        }
    }

    /** Waits until a thread has ended. */
    record Wait(int line, String identifier) implements Command {
    }
}
