package io.zeolite.itests.osgi;

import static io.zeolite.itests.osgi.Container.startAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** The bundles come, work and go in a framework that holds nothing else. */
class BundleLifecycleIT {
    private Container container;

    @BeforeEach
    void start() throws BundleException, IOException { container = Container.empty(); }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    @Test
    void everyBundleStartsWithTheFrameworkAlone() throws BundleException {
        startAll(container.install(BundleJar.jars()));
    }

    @Test
    void theOrderOfInstallationDoesNotMatter() throws BundleException {
        startAll(container.install(BundleJar.jars().reversed()));
    }

    @Test
    void exportedPackagesAreWiredFromTheBundleThatExportsThem() throws BundleException {
        for (var bundle : startAll(container.install(BundleJar.jars()))) {
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
        var bundles = startAll(container.install(BundleJar.jars()));
        for (var bundle : bundles.reversed()) bundle.stop();
        for (var bundle : bundles) {
            assertEquals(Bundle.RESOLVED, bundle.getState(), bundle::toString);
            assertNull(bundle.getRegisteredServices(), bundle::toString);
        }
        startAll(bundles);
    }

    @Test
    void bundlesSurviveARefresh() throws Exception {
        var bundles = startAll(container.install(BundleJar.jars()));
        container.refresh(bundles);
        for (var bundle : bundles) assertEquals(Bundle.ACTIVE, bundle.getState(), bundle::toString);
    }

    @Test
    void uninstalledBundlesLeaveNoWire() throws BundleException {
        var bundles = startAll(container.install(BundleJar.jars()));
        for (var bundle : bundles) bundle.uninstall();
        assertEquals(List.of(container.framework().getSymbolicName()),
                Arrays.stream(container.framework().getBundleContext().getBundles()).map(Bundle::getSymbolicName)
                        .toList());
    }
}
