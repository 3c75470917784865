/** The public API of Zeolite, a WebAssembly runtime made of OSGi and JPMS bundles. */
module io.zeolite.api {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.api;
    exports io.zeolite.api.spi;
    exports io.zeolite.api.type;

    uses io.zeolite.api.RuntimeFactory;
}
