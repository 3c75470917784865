package io.zeolite.engine.runtime;

import io.zeolite.api.Global;
import io.zeolite.api.type.GlobalType;

/**
 * A view of a global that cannot be set, for those who look into a module.
 *
 * @param global the global
 */
record ReadOnlyGlobal(Global global) implements Global {

    @Override
    public GlobalType type() {
        return new GlobalType(global.type().value(), false);
    }

    @Override
    public Object get() {
        return global.get();
    }

    @Override
    public void set(Object value) {
        throw new IllegalStateException("immutable view of a global");
    }
}
