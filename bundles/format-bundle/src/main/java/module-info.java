/** Structure and binary format of modules. */
module io.zeolite.format {
    requires transitive io.zeolite.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.format;
}
