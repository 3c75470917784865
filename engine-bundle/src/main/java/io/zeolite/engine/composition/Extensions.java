package io.zeolite.engine.composition;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import java.util.List;

/**
 * The services that extend a runtime, wherever they are discovered: {@link ServiceLoaderExtensions} on class path and
 * module path, the service registry in an OSGi framework. There, what the runtime holds is shown in turn.
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

    /** {@return whether services can depart, so that nothing but what they do may keep them} */
    boolean canDepart();

    /**
     * Runs an action once when a service departs, before its departure completes. Runs it at once if the service has
     * departed already.
     *
     * @param service one that was {@linkplain #find found}
     * @return forgets the action when closed
     */
    Registration whenGone(Object service, Runnable action);

    /**
     * Shows a named instance to others.
     *
     * @return takes it back when closed
     */
    Registration publish(ModuleInstance instance);

    /** Is told once that the runtime that it extends has closed. */
    void runtimeClosed(WasmRuntime runtime);

    /** Undoes a registration when closed. Only the first call counts. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
