import io.zeolite.api.spi.HostModule;
import io.zeolite.assemblyscript.AssemblyScript;

/** AssemblyScript's {@code env} as a host module. */
module io.zeolite.assemblyscript {
    requires transitive io.zeolite.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.assemblyscript;

    provides HostModule with AssemblyScript;
}
