package io.zeolite.engine.runtime;

import java.util.function.Supplier;

/**
 * Holds what a tier keeps with an instance, or with code, that another tier made: nothing until it is first needed.
 * <p>
 * Threads: safe.
 */
public final class Companion {

    private volatile Object value;

    Companion() {
    }

    /**
     * {@return what is kept, made now if need be}
     *
     * @param type its class; there is one tier that keeps something
     */
    public <T> T get(Class<T> type, Supplier<? extends T> make) {
        Object known = value;
        return type.cast(known != null ? known : make(make));
    }

    private synchronized Object make(Supplier<?> make) {
        if (value == null) {
            value = make.get();
        }
        return value;
    }
}
