package io.zeolite.logging.osgi;

import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.logging.ConfiguredLogging;
import java.util.Hashtable;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Registers a listener factory if the property {@value ConfiguredLogging#SCOPES} asks for it. The framework takes the
 * service back when the bundle stops.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        ConfiguredLogging.of(context.getProperty(ConfiguredLogging.SCOPES)).ifPresent(
                logging -> context.registerService(FunctionListenerFactory.class, logging, new Hashtable<>()));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what the bundle registered
    }
}
