/** What runs guests for the tests: a module, a bundle, and a jar on a class path. */
module io.zeolite.itests.driver {
    requires io.zeolite.api;
    requires io.zeolite.sysfs;
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;

    exports io.zeolite.itests.driver;
}
