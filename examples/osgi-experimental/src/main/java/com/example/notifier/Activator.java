package com.example.notifier;

import io.zeolite.experimental.spi.CloseNotifier;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Publishes a notifier that says which instance closes, of any bundle. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(CloseNotifier.class,
                (instance, exitCode) -> IO.println(instance.name() + " closed with " + exitCode), null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back, and the engine tells it nothing more
    }
}
