package io.zeolite.itests.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Class loaders of bundles, and whether they go. */
final class Loaders {

    private static final int ATTEMPTS = 200;

    private Loaders() {
    }

    /** {@return the loader of a bundle; null if it has none} */
    static ClassLoader of(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    /** {@return the loaders of bundles, which are not kept} */
    static List<WeakReference<ClassLoader>> weakly(List<Bundle> bundles) {
        return bundles.stream().map(Loaders::of).filter(loader -> loader != null).map(WeakReference::new).toList();
    }

    static void assertAllCollected(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && !loaders.stream().allMatch(loader -> loader.refersTo(null));
                attempt++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(List.of(), loaders.stream().map(WeakReference::get).filter(loader -> loader != null).toList());
    }
}
