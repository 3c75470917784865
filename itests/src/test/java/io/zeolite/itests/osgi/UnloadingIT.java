package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.TestBundle;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/**
 * Nothing stays of bundles that are gone, nor of the classes that were made for guests. The virtual machine clears soft
 * references at once here: {@code java.lang.runtime.ObjectMethods}, behind the methods of records, keeps a class by one.
 */
class UnloadingIT {

    private static final int ROUNDS = Integer.getInteger("zeolite.rounds", 50);
    private static final int WARM_UP_ROUNDS = 20;
    /** The bundles of one round take more; the pool itself grows a little at first, by fragments. */
    private static final long TOLERANCE_BYTES = 2_000_000;
    private static final int TOLERANCE_CLASSES = 20;

    @Test
    void loadersOfBundlesAndOfGuestsAreCollected() throws Exception {
        try (var container = Container.empty()) {
            Loaders.assertAllCollected(use(container));
        }
    }

    @Test
    void classesOfAGuestGoWhileTheEngineRuns() throws Exception {
        try (var container = Container.withPlatform()) {
            var driver = container.start(TestBundle.DRIVER);
            var loaders = guestLoaders(driver);
            driver.bundle().stop();
            assertFalse(loaders.isEmpty());
            Loaders.assertAllCollected(loaders);
        }
    }

    @Test
    void aProviderGoesWhileTheEngineRuns() throws Exception {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            var loaders = useProvider(container, desk);
            Loaders.assertAllCollected(loaders);
            desk.instantiate("after", guest("memory"));
            assertEquals(5, desk.call("after", "store", 0, 5));
        }
    }

    @Test
    void anAllocatorGoesThoughAGuestThatUsedItIsKept() throws Exception {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            Loaders.assertAllCollected(useAllocator(container, desk));
            assertTrue(desk.isClosed("kept"));
        }
    }

    @Test
    void extensionsOfEachKindGoThoughTheGuestsThatUsedThemAreKept() throws Exception {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            Loaders.assertAllCollected(useAllButAllocators(container, desk));
            assertFalse(desk.isClosed("kept"));
            assertThrows(RuntimeException.class, () -> desk.call("kept", "sum"));
        }
    }

    @Test
    void listenersGoThoughAGuestThatTheyObservedIsKept() throws Exception {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            Loaders.assertAllCollected(useListeners(container, desk));
            assertEquals(5, desk.call("kept", "store", 0, 5));
        }
    }

    /** What one round leaves behind would add up. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void metaspaceStaysFlat() throws Exception {
        try (var container = Container.empty()) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) use(container);
            var bytes = metaspaceBytes();
            var classes = loadedClasses();
            for (int round = 0; round < ROUNDS; round++) use(container);
            var moreBytes = metaspaceBytes() - bytes;
            var moreClasses = loadedClasses() - classes;
            var grown = "%d rounds left %d bytes and %d classes".formatted(ROUNDS, moreBytes, moreClasses);
            assertTrue(moreBytes < TOLERANCE_BYTES, grown);
            assertTrue(moreClasses < TOLERANCE_CLASSES, grown);
        }
    }

    /** Installs everything, uses it, uninstalls it, and returns the loaders that there were. */
    private static List<WeakReference<ClassLoader>> use(Container container) throws Exception {
        var bundles = new ArrayList<>(Container.startAll(container.install(BundleJar.jars())));
        var provider = container.start(TestBundle.PROVIDER);
        var driver = container.start(TestBundle.DRIVER);
        bundles.addAll(List.of(provider.bundle(), driver.bundle()));
        var publisher = provider.as(Publisher.class);
        publisher.allocator("a", Map.of());
        publisher.resolver("r", "resolved", 1, Map.of());
        publisher.hostModule("hosted", 2, Map.of());
        publisher.fileSystem("f", Map.of("zeolite.mount", "/"));
        publisher.closeNotifier("c", Map.of());
        publisher.listeners("l", Map.of());
        var desk = driver.as(Desk.class);
        desk.instantiate("reader", guest("reader"));
        assertEquals(0, desk.call("reader", "open"));
        desk.instantiate("composed", guest("composed"));
        assertEquals(3, desk.call("composed", "sum"));
        var loaders = guestLoaders(driver);
        assertFalse(loaders.isEmpty());
        loaders.addAll(Loaders.weakly(bundles));
        for (var bundle : bundles.reversed()) bundle.stop();
        for (var bundle : bundles) bundle.uninstall();
        container.refresh(bundles);
        return loaders;
    }

    private static List<WeakReference<ClassLoader>> guestLoaders(Installed driver) {
        var desk = driver.as(Desk.class);
        desk.instantiate("watched", guest("witness"));
        assertEquals(2, desk.call("watched", "run"));
        var bundles = Stream.of(driver.context().getBundles()).map(Loaders::of).toList();
        var kept = Stream.iterate(ClassLoader.getSystemClassLoader(), loader -> loader != null, ClassLoader::getParent)
                .toList();
        return desk.takeLoaders().stream().filter(loader -> !bundles.contains(loader) && !kept.contains(loader))
                .distinct()
                .map(WeakReference::new).collect(toCollection(ArrayList::new));
    }

    private static List<WeakReference<ClassLoader>> useProvider(Container container, Desk desk) throws Exception {
        var provider = container.start(TestBundle.PROVIDER);
        var publisher = provider.as(Publisher.class);
        publisher.allocator("a", Map.of());
        publisher.resolver("r", "resolved", 1, Map.of());
        publisher.hostModule("hosted", 2, Map.of());
        desk.instantiate("composed", guest("composed"));
        assertEquals(3, desk.call("composed", "sum"));
        var loaders = Loaders.weakly(List.of(provider.bundle()));
        provider.bundle().uninstall();
        container.refresh(List.of(provider.bundle()));
        return loaders;
    }

    private static List<WeakReference<ClassLoader>> useAllButAllocators(Container container, Desk desk)
            throws Exception {
        var provider = container.start(TestBundle.PROVIDER);
        var publisher = provider.as(Publisher.class);
        publisher.resolver("r", "resolved", 1, Map.of());
        publisher.hostModule("hosted", 2, Map.of());
        publisher.closeNotifier("n", Map.of());
        publisher.fileSystem("f", Map.of("zeolite.mount", "/"));
        publisher.listeners("l", Map.of());
        desk.instantiate("kept", guest("composed"));
        assertEquals(3, desk.call("kept", "sum"));
        desk.instantiate("reader", guest("reader"));
        assertEquals(0, desk.call("reader", "open"));
        var loaders = Loaders.weakly(List.of(provider.bundle()));
        provider.bundle().uninstall();
        container.refresh(List.of(provider.bundle()));
        return loaders;
    }

    private static List<WeakReference<ClassLoader>> useAllocator(Container container, Desk desk) throws Exception {
        var provider = container.start(TestBundle.PROVIDER);
        provider.as(Publisher.class).allocator("a", Map.of());
        desk.instantiate("kept", guest("memory"));
        var loaders = Loaders.weakly(List.of(provider.bundle()));
        provider.bundle().uninstall();
        container.refresh(List.of(provider.bundle()));
        return loaders;
    }

    private static List<WeakReference<ClassLoader>> useListeners(Container container, Desk desk) throws Exception {
        var provider = container.start(TestBundle.PROVIDER);
        var publisher = provider.as(Publisher.class);
        publisher.listeners("l", Map.of());
        desk.instantiate("kept", guest("memory"));
        desk.call("kept", "load", 0);
        assertEquals(2, publisher.takeEvents().size());
        var loaders = Loaders.weakly(List.of(provider.bundle()));
        provider.bundle().uninstall();
        container.refresh(List.of(provider.bundle()));
        return loaders;
    }

    private static long metaspaceBytes() throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            System.gc();
            Thread.sleep(20);
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                .findFirst().orElseThrow().getUsage().getUsed();
    }

    private static int loadedClasses() { return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(); }
}
