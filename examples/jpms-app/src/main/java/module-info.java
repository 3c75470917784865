/** An application on the module path. The engine is found among the modules there and need not be required. */
module com.example.app {
    requires io.zeolite.api;

    exports com.example.app;
}
