package com.example.checkpoint;

import io.zeolite.api.ProvideHostModule;
import io.zeolite.api.spi.HostModule;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Publishes the host module. Whoever calls a guest still says whether snapshots are enabled, as that costs. */
@ProvideHostModule("example")
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(HostModule.class, new Checkpoints(), null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
