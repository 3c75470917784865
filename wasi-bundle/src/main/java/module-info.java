/** WASI preview 1 as a host module. */
module io.zeolite.wasi {
    requires io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.sysfs;
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;
}
