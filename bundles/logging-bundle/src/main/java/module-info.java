import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.logging.ConfiguredLogging;

/** Function listeners that log calls. */
module io.zeolite.logging {
    requires transitive io.zeolite.experimental;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.logging;

    provides FunctionListenerFactory with ConfiguredLogging;
}
