package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

/** What a third party writes as components extends guests as plain services do. */
class DeclarativeServicesIT {

    /** The component that uses a runtime, as a test sees it. */
    interface Tenants {

        void instantiate(String name, byte[] binary);

        int call(String name, String function);

        void close(String name);

        boolean isClosed(String name);

        List<String> takeEvents();
    }

    private Container container;
    private Installed components;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        Container.startAll(container.install(TestBundle.services("org.apache.felix.scr", "org.osgi.service.component",
                "org.osgi.util")));
        components = container.start(TestBundle.COMPONENTS);
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    private Tenants tenants() {
        var reference = Arrays.stream(components.bundle().getRegisteredServices())
                .filter(service -> List.of((String[]) service.getProperty("objectClass"))
                        .contains("io.zeolite.itests.components.Tenants"))
                .findFirst().orElseThrow();
        return Installed.as(Tenants.class, components.context().getService(reference));
    }

    @Test
    void componentsExtendTheModulesThatTheyName() {
        var tenants = tenants();
        tenants.instantiate("tenant-1", guest("composed"));
        assertEquals(List.of("resolve resolved", "resolve hosted", "allocate 65536"), tenants.takeEvents());
        assertEquals(42, tenants.call("tenant-1", "sum"));
        assertEquals(List.of("called sum"), tenants.takeEvents());
        tenants.close("tenant-1");
        assertEquals(List.of("tenant-1 closed with 0", "free"), tenants.takeEvents());
        tenants.instantiate("other", guest("memory"));
        tenants.close("other");
        assertEquals(List.of(), tenants.takeEvents());
    }

    @Test
    void stoppingTheComponentRuntimeWithdrawsThem() throws BundleException {
        var tenants = tenants();
        tenants.instantiate("tenant-1", guest("memory"));
        tenants.takeEvents();
        container.bundle("org.apache.felix.scr").stop();
        assertTrue(tenants.isClosed("tenant-1"));
        assertTrue(tenants.takeEvents().contains("free"));
    }

    @Test
    void aComponentThatUsesARuntimeStartsWhenTheEngineDoes() throws BundleException {
        var engine = container.bundle("io.zeolite.engine");
        engine.stop();
        assertEquals(0, count("io.zeolite.itests.components.Tenants"));
        engine.start();
        assertEquals(1, count("io.zeolite.itests.components.Tenants"));
        tenants().instantiate("tenant-1", guest("composed"));
    }

    private long count(String type) {
        return Arrays.stream(components.bundle().getRegisteredServices())
                .filter(service -> List.of((String[]) service.getProperty("objectClass")).contains(type)).count();
    }
}
