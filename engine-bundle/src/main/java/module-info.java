/** The runtime: validation, instances, interpreter and compiler. */
module io.zeolite.engine {
    requires io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.format;
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;
}
