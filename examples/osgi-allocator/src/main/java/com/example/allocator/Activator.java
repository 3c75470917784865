package com.example.allocator;

import io.zeolite.experimental.spi.MemoryAllocator;
import java.util.Map;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Publishes an allocator for the guests whose names start with {@code tenant-}: together they get 1 MiB. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private static final long BUDGET_BYTES = 1 << 20;

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(MemoryAllocator.class, new BudgetAllocator(BUDGET_BYTES), FrameworkUtil
                .asDictionary(Map.of("zeolite.module", "tenant-*", Constants.SERVICE_RANKING, 10)));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back, and the engine closes the guests that use it
    }
}
