package io.zeolite.logging;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;

/** One of the values of a call, as text. */
@FunctionalInterface
interface Item {

    /**
     * Appends the value.
     *
     * @param instance whose memory the value may stand in
     * @param slots    the parameters, or the results if the value is one
     */
    void append(StringBuilder line, ModuleInstance instance, Slots slots);

    /** {@return this value with its name before it} */
    default Item named(String name) {
        return (line, instance, slots) -> {
            line.append(name).append('=');
            append(line, instance, slots);
        };
    }
}
