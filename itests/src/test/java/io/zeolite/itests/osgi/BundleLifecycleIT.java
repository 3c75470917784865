package io.zeolite.itests.osgi;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundles come, work and go in a framework that holds nothing else. */
class BundleLifecycleIT {
    private Framework framework;

    @BeforeEach
    void start(@TempDir Path storage) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        assertEquals(FrameworkEvent.STOPPED, framework.waitForStop(TimeUnit.SECONDS.toMillis(30)).getType());
    }

    @Test
    void everyBundleStartsWithTheFrameworkAlone() throws BundleException {
        startAll(install(BundleJar.jars()));
    }

    @Test
    void theOrderOfInstallationDoesNotMatter() throws BundleException {
        startAll(install(BundleJar.jars().reversed()));
    }

    @Test
    void exportedPackagesAreWiredFromTheBundleThatExportsThem() throws BundleException {
        for (var bundle : startAll(install(BundleJar.jars()))) {
            for (var wire : bundle.adapt(BundleWiring.class).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
                var name = (String) wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
                if (!name.startsWith("io.zeolite.")) continue;
                var exporter = wire.getProvider().getBundle().getSymbolicName();
                assertTrue((name + ".").startsWith(exporter + "."),
                        () -> bundle + " has " + name + " from " + exporter);
            }
        }
    }

    @Test
    void stoppedBundlesLeaveNoService() throws BundleException {
        var bundles = startAll(install(BundleJar.jars()));
        for (var bundle : bundles.reversed()) bundle.stop();
        for (var bundle : bundles) {
            assertEquals(Bundle.RESOLVED, bundle.getState(), bundle::toString);
            assertNull(bundle.getRegisteredServices(), bundle::toString);
        }
        startAll(bundles);
    }

    @Test
    void bundlesSurviveARefresh() throws Exception {
        var bundles = startAll(install(BundleJar.jars()));
        var refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(bundles, _ -> refreshed.countDown());
        assertTrue(refreshed.await(30, TimeUnit.SECONDS));
        for (var bundle : bundles) assertEquals(Bundle.ACTIVE, bundle.getState(), bundle::toString);
    }

    @Test
    void uninstalledBundlesLeaveNoWire() throws BundleException {
        var bundles = startAll(install(BundleJar.jars()));
        for (var bundle : bundles) bundle.uninstall();
        assertEquals(List.of(framework.getSymbolicName()),
                Arrays.stream(framework.getBundleContext().getBundles()).map(Bundle::getSymbolicName).toList());
    }

    private List<Bundle> install(List<Path> jars) throws BundleException {
        var bundles = new ArrayList<Bundle>();
        for (var jar : jars) bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        return bundles;
    }

    private static List<Bundle> startAll(List<Bundle> bundles) throws BundleException {
        for (var bundle : bundles) bundle.start();
        for (var bundle : bundles) assertEquals(Bundle.ACTIVE, bundle.getState(), bundle::toString);
        return bundles;
    }
}
