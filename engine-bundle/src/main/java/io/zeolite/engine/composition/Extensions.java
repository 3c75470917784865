package io.zeolite.engine.composition;

import java.util.List;

/**
 * The services that extend the engine, wherever they are discovered: {@link ServiceLoaderExtensions} on class path and
 * module path, the service registry in an OSGi framework.
 * <p>
 * Threads: safe.
 */
public interface Extensions {

    /**
     * {@return the services of a type that apply to a module, the best first}
     *
     * @param moduleName the name of the module; may be empty
     */
    <S> List<S> find(Class<S> type, String moduleName);

    /**
     * Runs an action once when a service departs, before its departure completes. Runs it at once if the service has
     * departed already.
     *
     * @return forgets the action when closed
     */
    Registration whenGone(Object service, Runnable action);

    /** Undoes a registration when closed. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
