package io.zeolite.mmap.osgi;

import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.mmap.MmapAllocator;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Registers the allocator if it can work. As it would serve every module of the framework, it ranks below allocators that
 * say nothing of their ranking; the framework's properties {@value #MODULE}, a name or glob, and {@value #RANKING} say
 * otherwise. When the bundle stops, guests whose memory it allocated are closed.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** The property that names the modules that are served; all if it is not set. */
    static final String MODULE = "zeolite.mmap.module";
    /** The property that holds the ranking. */
    static final String RANKING = "zeolite.mmap.ranking";

    private static final int DEFAULT_RANKING = -100;
    private static final String MODULE_FILTER = "zeolite.module";

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        if (MmapAllocator.isAvailable()) {
            context.registerService(MemoryAllocator.class, new MmapAllocator(),
                    properties(context.getProperty(MODULE), context.getProperty(RANKING)));
        }
    }

    private static Dictionary<String, Object> properties(String module, String ranking) {
        Dictionary<String, Object> properties = new Hashtable<>();
        if (module != null) {
            properties.put(MODULE_FILTER, module);
        }
        properties.put(Constants.SERVICE_RANKING, ranking == null ? DEFAULT_RANKING : parsed(ranking));
        return properties;
    }

    private static int parsed(String ranking) {
        try {
            return Integer.parseInt(ranking.strip());
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException("property " + RANKING + " is not a number: " + ranking, failure);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what the bundle registered
    }
}
