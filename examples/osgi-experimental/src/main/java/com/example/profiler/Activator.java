package com.example.profiler;

import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Publishes a listener for the functions named {@code allocate} of the modules whose names start with {@code profiled}. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        FunctionListenerFactory factory = function -> function.name().equals("allocate")
                ? Optional.of(new StackPrinter())
                : Optional.empty();
        context.registerService(FunctionListenerFactory.class, factory,
                FrameworkUtil.asDictionary(Map.of("zeolite.module", "profiled*")));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back, and running guests are observed no more
    }
}
