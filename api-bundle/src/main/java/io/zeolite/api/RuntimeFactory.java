package io.zeolite.api;

import org.osgi.annotation.versioning.ProviderType;

/** Makes runtimes. The engine provides it to {@link java.util.ServiceLoader} and to the service registry. */
@ProviderType
public interface RuntimeFactory {

    /** {@return a new runtime} */
    WasmRuntime create(RuntimeConfig config);
}
