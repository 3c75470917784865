package io.zeolite.itests.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** A framework that runs: the one that is on the class path. */
record Container(Framework framework, Path storage) implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /** {@return a framework that holds nothing else} */
    static Container empty() throws BundleException, IOException {
        var storage = Files.createTempDirectory("framework");
        var framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.start();
        return new Container(framework, storage);
    }

    /** {@return a framework in which all our bundles run} */
    static Container withPlatform() throws BundleException, IOException {
        var container = empty();
        startAll(container.install(BundleJar.jars()));
        return container;
    }

    /** Installs jars, and starts none. */
    List<Bundle> install(List<Path> jars) throws BundleException {
        var bundles = new ArrayList<Bundle>();
        for (var jar : jars) bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        return bundles;
    }

    /** Starts bundles, which must all come up. */
    static List<Bundle> startAll(List<Bundle> bundles) throws BundleException {
        for (var bundle : bundles) bundle.start();
        for (var bundle : bundles) assertEquals(Bundle.ACTIVE, bundle.getState(), bundle::toString);
        return bundles;
    }

    /** Installs and starts one jar. */
    Installed start(Path jar) throws BundleException {
        return new Installed(startAll(install(List.of(jar))).getFirst(), framework.getBundleContext());
    }

    /** {@return the bundle of a symbolic name} */
    Bundle bundle(String symbolicName) {
        return Stream.of(framework.getBundleContext().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName())).findFirst().orElseThrow();
    }

    /** Wires the bundles anew, and removes what was uninstalled. */
    void refresh(Collection<Bundle> bundles) throws InterruptedException {
        var refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(bundles, _ -> refreshed.countDown());
        assertTrue(refreshed.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            assertEquals(FrameworkEvent.STOPPED,
                    framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)).getType());
        } catch (InterruptedException e) {
            throw new BundleException("interrupted before the framework stopped", e);
        }
        delete(storage);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.toList().reversed()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
