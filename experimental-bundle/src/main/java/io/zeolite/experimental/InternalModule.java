package io.zeolite.experimental;

import io.zeolite.api.Global;
import io.zeolite.api.ModuleInstance;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A module instance with what it does not export. The instances that a runtime makes, and that listeners are given, are of
 * this type.
 */
@ProviderType
public interface InternalModule extends ModuleInstance {

    /** {@return the number of globals, imported ones included} */
    int globalCount();

    /**
     * {@return the global at the place in the global index space, imports first; it cannot be set}
     *
     * @throws IndexOutOfBoundsException if there is no such global
     */
    Global global(int index);
}
