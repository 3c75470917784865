/** Runtimes, instances, functions and memories without an engine, for unit tests. */
module io.zeolite.testing {
    requires transitive io.zeolite.api;
    requires transitive io.zeolite.experimental;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.testing;
}
