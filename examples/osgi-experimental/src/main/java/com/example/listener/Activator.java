package com.example.listener;

import io.zeolite.experimental.spi.FunctionListenerFactory;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Publishes the listeners, and prints what they have noted when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private final HostCalls calls = new HostCalls();

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(FunctionListenerFactory.class, calls, null);
    }

    @Override
    public void stop(BundleContext context) {
        calls.called().forEach(IO::println);
    }
}
