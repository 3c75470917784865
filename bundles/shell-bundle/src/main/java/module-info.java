/** Commands of a Gogo shell. */
module io.zeolite.shell {
    requires io.zeolite.api;
    requires io.zeolite.cli;
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;
}
