/** File systems for guests. */
module io.zeolite.sysfs {
    requires transitive io.zeolite.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.sysfs;
    exports io.zeolite.sysfs.osgi;
    exports io.zeolite.sysfs.spi;
}
