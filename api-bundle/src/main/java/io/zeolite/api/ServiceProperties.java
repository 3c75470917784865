package io.zeolite.api;

/** The names of the properties by which services of an OSGi framework say what they are about. */
public final class ServiceProperties {

    /**
     * On an extension: the modules that it is for, as a name or glob or several of them; see
     * {@link io.zeolite.api.spi.ModuleTarget}.
     */
    public static final String MODULE = "zeolite.module";
    /** On a {@link ModuleInstance}: its name in its runtime. On a host module: the name by which guests import from it. */
    public static final String MODULE_NAME = "zeolite.module.name";
    /**
     * On a {@link ModuleInstance}, and on a {@link WasmRuntime} that was made by configuration: the name of the runtime,
     * which is that of its configuration, or the symbolic name of the bundle that it belongs to.
     */
    public static final String RUNTIME = "zeolite.runtime";
    /** Beside {@link #RUNTIME}: a number that no other runtime of this engine has, a {@link Long}. */
    public static final String RUNTIME_ID = "zeolite.runtime.id";

    private ServiceProperties() {
    }
}
