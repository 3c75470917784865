package io.zeolite.engine.runtime;

import io.zeolite.api.UnsupportedException;

/** A way to execute modules. */
@FunctionalInterface
public interface Tier {

    /**
     * {@return the code of a module}
     *
     * @throws UnsupportedException if the module needs what the tier cannot do yet
     */
    ModuleCode prepare(ValidModule module);

    /** {@return what the code of all modules depends on, apart from configurations, in words} */
    default String variant() {
        return "";
    }
}
