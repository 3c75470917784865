package io.zeolite.itests.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** A bundle that says that it needs an engine is wired to one, or told that there is none. */
class CapabilitiesIT {

    private Container container;

    @BeforeEach
    void start() throws BundleException, IOException { container = Container.empty(); }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    @Test
    void aBundleThatNeedsAnEngineDoesNotStartWithoutOne() throws BundleException {
        var jars = BundleJar.jars().stream().filter(jar -> !jar.getFileName().toString().contains("engine")).toList();
        Container.startAll(container.install(jars));
        var driver = container.install(List.of(TestBundle.DRIVER)).getFirst();
        var failure = assertThrows(BundleException.class, driver::start);
        assertEquals(BundleException.RESOLVE_ERROR, failure.getType());
        assertTrue(failure.getMessage().contains("zeolite.runtime"), failure::getMessage);
        Container.startAll(container.install(
                BundleJar.jars().stream().filter(jar -> jar.getFileName().toString().contains("engine")).toList()));
        driver.start();
    }

    @Test
    void theEngineProvidesWhatIsRequired() throws BundleException {
        Container.startAll(container.install(BundleJar.jars()));
        var driver = container.start(TestBundle.DRIVER).bundle();
        assertEquals(List.of("io.zeolite.engine"),
                driver.adapt(BundleWiring.class).getRequiredWires("osgi.implementation").stream()
                        .map(wire -> wire.getProvider().getBundle().getSymbolicName()).toList());
    }
}
