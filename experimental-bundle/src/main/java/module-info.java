/** Features beyond the stable interface. */
module io.zeolite.experimental {
    requires transitive io.zeolite.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.experimental;
    exports io.zeolite.experimental.spi;
}
