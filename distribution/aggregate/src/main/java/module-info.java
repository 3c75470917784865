/** Everything that a library user needs. */
module io.zeolite {
    requires transitive io.zeolite.api;
    requires transitive io.zeolite.experimental;
    requires transitive io.zeolite.sysfs;
    requires io.zeolite.engine;
    requires io.zeolite.wasi;
}
