import io.zeolite.api.spi.HostModule;
import io.zeolite.threads.WasiThreads;

/** Threads that guests start, as a host module. */
module io.zeolite.threads {
    requires transitive io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.format;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.threads;

    provides HostModule with WasiThreads;
}
