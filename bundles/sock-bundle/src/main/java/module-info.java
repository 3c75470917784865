/** TCP listeners for guests. */
module io.zeolite.sock {
    requires transitive io.zeolite.sysfs;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.sock;
}
