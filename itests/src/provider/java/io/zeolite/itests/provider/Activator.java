package io.zeolite.itests.provider;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Publishes a {@link Publisher} in a framework. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(Publisher.class, new Publisher(context), null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }
}
