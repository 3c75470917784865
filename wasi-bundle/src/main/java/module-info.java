import io.zeolite.api.spi.HostModule;
import io.zeolite.wasi.Wasi;

/** WASI preview 1 as a host module. */
module io.zeolite.wasi {
    requires transitive io.zeolite.api;
    requires io.zeolite.sysfs;
    requires static java.management;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.wasi;

    provides HostModule with Wasi.Preview1, Wasi.Unstable;
}
