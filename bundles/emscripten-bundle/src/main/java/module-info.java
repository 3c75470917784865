import io.zeolite.api.spi.HostModule;
import io.zeolite.emscripten.Emscripten;

/** Emscripten's {@code env} as a host module. */
module io.zeolite.emscripten {
    requires transitive io.zeolite.api;
    requires io.zeolite.table;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.emscripten;

    provides HostModule with Emscripten;
}
