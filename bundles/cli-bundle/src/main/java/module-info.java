/** The zeolite command. */
module io.zeolite.cli {
    requires io.zeolite.api;
    requires io.zeolite.format;
    requires io.zeolite.sysfs;
    requires io.zeolite.text;
    requires io.zeolite.wasi;
    requires info.picocli;
}
