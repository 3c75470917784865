import io.zeolite.api.spi.HostModule;

/** The zeolite command. */
module io.zeolite.cli {
    requires transitive io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.format;
    requires io.zeolite.logging;
    requires io.zeolite.sock;
    requires io.zeolite.sysfs;
    requires io.zeolite.text;
    requires io.zeolite.wasi;
    requires info.picocli;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.cli;

    uses HostModule;
}
