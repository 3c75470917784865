/** Functions in tables, as indirect calls find them. */
module io.zeolite.table {
    requires transitive io.zeolite.experimental;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.table;
}
