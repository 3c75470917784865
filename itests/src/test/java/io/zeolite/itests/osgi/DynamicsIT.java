package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.TestBundle;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Services of all kinds come, change and go while guests are instantiated, called and closed: every closing is told
 * once, nothing that began after a service had gone reaches it, nothing is left and nothing hangs.
 */
class DynamicsIT {

    private static final int SECONDS = Integer.getInteger("zeolite.dynamics.seconds", 10);
    private static final int THREADS = 4;

    private final Map<Thread, Long> began = new ConcurrentHashMap<>();
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void servicesComeAndGoWhileGuestsRun() throws Exception {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            var threads = threads();
            Loaders.assertAllCollected(use(container, desk));
            assertEquals(threads, threads());
        }
    }

    /** {@return the loader of the bundle whose services came and went} */
    private List<WeakReference<ClassLoader>> use(Container container, Desk desk) throws Exception {
        var provider = container.start(TestBundle.PROVIDER);
        var publisher = provider.as(Publisher.class);
        publisher.startChurn(THREADS, began, told, wrong);
        desk.startLoad(THREADS, guest("composed"), guest("reader"), began, told, wrong);
        watch();
        long instances = desk.stopLoad();
        long services = publisher.stopChurn();
        System.out.printf("%d instances and %d services in %d s%n", instances, services, SECONDS);
        assertEquals(List.of(), wrong.stream().limit(20).toList());
        assertTrue(instances > 0 && services > 0);
        assertEquals(0, publisher.held());
        // what is left was closed by a departure before it was ready
        assertTrue(told.values().stream().allMatch(count -> count == 1), told::toString);
        var loaders = Loaders.weakly(List.of(provider.bundle()));
        provider.bundle().uninstall();
        container.refresh(List.of(provider.bundle()));
        return loaders;
    }

    /** Looks on for as long as it is to last, unless something goes wrong. */
    private void watch() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < deadline && wrong.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
            assertNull(ManagementFactory.getThreadMXBean().findDeadlockedThreads(), "threads wait for each other");
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon()).count();
    }
}
