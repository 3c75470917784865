package io.zeolite.text.script;

import java.util.List;
import java.util.Optional;

/** What a script does with an instance. */
public sealed interface Action {

    /** {@return the identifier of the instance; the latest if there is none} */
    Optional<String> instance();

    /** {@return the name of the export} */
    String export();

    /**
     * Calls a function.
     *
     * @param instance  the identifier of the instance; the latest if there is none
     * @param export    the function's name
     * @param arguments the arguments
     */
    record Invoke(Optional<String> instance, String export, List<Constant> arguments) implements Action {

        /** Makes the action; the list is copied. */
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Reads a global.
     *
     * @param instance the identifier of the instance; the latest if there is none
     * @param export   the global's name
     */
    record Get(Optional<String> instance, String export) implements Action {
    }
}
