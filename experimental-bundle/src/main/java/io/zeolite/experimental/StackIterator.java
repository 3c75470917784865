package io.zeolite.experimental;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Walks the active functions of a call from the innermost out. Valid only while the listener that got it runs.
 */
@ProviderType
public interface StackIterator {

    /** {@return whether there was another function, which is now the current one} */
    boolean next();

    /** {@return the current function} */
    InternalFunction function();

    /** {@return where the current function is} */
    ProgramCounter programCounter();
}
