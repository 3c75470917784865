/** The interface of Zeolite: runtimes, modules, instances and their configuration. */
module io.zeolite.api {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.api;
    exports io.zeolite.api.spi;
    exports io.zeolite.api.type;
}
