package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

/** Named instances are services from when they are ready to when they close. */
class InstancesIT {

    private static final String DRIVER = "io.zeolite.itests.driver";

    private Container container;
    private Installed driver;
    private Desk desk;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        driver = container.start(TestBundle.DRIVER);
        desk = driver.as(Desk.class);
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    private List<ServiceReference<?>> find(String name) {
        try {
            return Arrays.asList(Optional.ofNullable(container.framework().getBundleContext()
                    .getAllServiceReferences("io.zeolite.api.ModuleInstance", "(zeolite.module.name=" + name + ")"))
                    .orElse(new ServiceReference<?>[0]));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    @Test
    void aNamedInstanceIsAServiceUntilItCloses() {
        desk.instantiate("m", guest("memory"));
        var reference = find("m").getFirst();
        assertEquals(1, find("m").size());
        assertEquals("m", reference.getProperty("zeolite.module.name"));
        assertEquals(DRIVER, reference.getProperty("zeolite.runtime"));
        assertTrue((Long) reference.getProperty("zeolite.runtime.id") > 0);
        assertEquals("ModuleInstance[m]",
                container.framework().getBundleContext().getService(reference).toString());
        desk.close("m");
        assertEquals(List.of(), find("m"));
    }

    @Test
    void anonymousInstancesAreNoServices() {
        desk.instantiate("", guest("memory"));
        assertEquals(List.of(), find("*").stream().map(reference -> reference.getProperty("zeolite.module.name"))
                .filter(name -> !name.equals("witness")).toList());
    }

    @Test
    void runtimesTellTheirInstancesApart() {
        desk.instantiate("m", guest("memory"));
        desk.instantiateApart("m", "INTERPRETER", guest("memory"));
        var found = find("m");
        assertEquals(2, found.size());
        assertNotEquals(found.get(0).getProperty("zeolite.runtime.id"), found.get(1).getProperty("zeolite.runtime.id"));
    }

    @Test
    void aServiceGoesBeforeItsInstanceGivesAnythingUp() throws BundleException, InvalidSyntaxException {
        var publisher = container.start(TestBundle.PROVIDER).as(Publisher.class);
        publisher.allocator("a", Map.of());
        publisher.closeNotifier("n", Map.of());
        desk.instantiate("m", guest("memory"));
        publisher.takeEvents();
        var seen = new ArrayList<List<String>>();
        container.framework().getBundleContext().addServiceListener(event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) seen.add(publisher.takeEvents());
        }, "(zeolite.module.name=m)");
        desk.close("m");
        assertEquals(List.of(List.of()), seen);
        assertEquals(List.of("notifier n was told of m and 0", "allocator a freed"), publisher.takeEvents());
    }

    @Test
    void servicesGoWithTheBundleThatMadeTheInstances() throws BundleException {
        desk.instantiate("m", guest("memory"));
        driver.bundle().stop();
        assertEquals(List.of(), find("m"));
    }

    @Test
    void servicesGoWithTheEngineAndNotifiersAreTold() throws BundleException {
        var publisher = container.start(TestBundle.PROVIDER).as(Publisher.class);
        publisher.closeNotifier("n", Map.of("zeolite.module", "m"));
        desk.instantiate("m", guest("memory"));
        container.bundle("io.zeolite.engine").stop();
        assertEquals(List.of(), find("m"));
        assertEquals(List.of("notifier n was told of m and 0"), publisher.takeEvents());
    }
}
