package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Runtimes that Configuration Admin makes, changes and deletes. */
class ConfiguredRuntimesIT {

    private static final String PID = "io.zeolite.runtime";
    private static final long PATIENCE_MILLIS = 30_000;

    /** Configuration Admin, as a test sees it. */
    interface ConfigurationAdmin {
        Object getFactoryConfiguration(String factoryPid, String name, String location) throws IOException;
    }

    /** A configuration, as a test sees it. */
    interface Configuration {
        void update(Dictionary<String, ?> properties) throws IOException;

        void delete() throws IOException;
    }

    /** What the engine gives to Configuration Admin, as a test sees it. */
    interface ManagedServiceFactory {
        void updated(String pid, Dictionary<String, ?> properties);

        void deleted(String pid);
    }

    private Container container;
    private BundleContext context;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.empty();
        context = container.framework().getBundleContext();
        Container.startAll(container.install(TestBundle.services("org.apache.felix.configadmin")));
        Container.startAll(container.install(BundleJar.jars()));
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    private Configuration configuration(String name) throws IOException {
        var admin = Installed.as(ConfigurationAdmin.class,
                context.getService(context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin")));
        return Installed.as(Configuration.class, admin.getFactoryConfiguration(PID, name, null));
    }

    private static Dictionary<String, ?> properties(Map<String, ?> map) { return FrameworkUtil.asDictionary(map); }

    /** Waits for the runtime that has the properties. */
    private ServiceReference<?> await(String filter) throws Exception {
        var tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter("(&(zeolite.runtime=*)" + filter
                + "(objectClass=io.zeolite.api.WasmRuntime))"), null);
        tracker.open(true);
        try {
            assertNotNull(tracker.waitForService(PATIENCE_MILLIS), filter);
            return tracker.getServiceReference();
        } finally {
            tracker.close();
        }
    }

    private boolean exists(String filter) throws InvalidSyntaxException {
        return context.getAllServiceReferences("io.zeolite.api.WasmRuntime", "(&(zeolite.runtime=*)" + filter + ")")
                != null;
    }

    private ManagedServiceFactory factory() throws InvalidSyntaxException {
        return Installed.as(ManagedServiceFactory.class, context.getService(context.getAllServiceReferences(
                "org.osgi.service.cm.ManagedServiceFactory", "(service.pid=" + PID + ")")[0]));
    }

    private static String configOf(Object runtime, String method) throws Exception {
        var config = runtime.getClass().getMethod("config").invoke(runtime);
        return String.valueOf(config.getClass().getMethod(method).invoke(config));
    }

    private static boolean isClosed(Object runtime) throws Exception {
        return (boolean) runtime.getClass().getMethod("isClosed").invoke(runtime);
    }

    @Test
    void aConfigurationMakesAndChangesAndDeletesARuntime() throws Exception {
        var configuration = configuration("blog");
        configuration.update(properties(Map.of("zeolite.memory.limit.pages", "16", "zeolite.tier", "interpreter",
                "zeolite.features", new String[] {"wasm-2.0", "threads"}, "color", "red", ".secret", "s")));
        var reference = await("(zeolite.runtime=blog)");
        assertEquals("red", reference.getProperty("color"));
        assertEquals(PID, reference.getProperty("service.factoryPid"));
        assertFalse(List.of(reference.getPropertyKeys()).contains(".secret"));
        assertTrue((Long) reference.getProperty("zeolite.runtime.id") > 0);
        var runtime = context.getService(reference);
        assertEquals("16", configOf(runtime, "memoryLimitPages"));
        assertEquals("INTERPRETER", configOf(runtime, "tier"));
        assertTrue(configOf(runtime, "features").endsWith("simd|threads"));

        configuration.update(properties(Map.of("zeolite.memory.limit.pages", 17)));
        var changed = context.getService(await("(zeolite.memory.limit.pages=17)"));
        assertTrue(isClosed(runtime));
        assertEquals("17", configOf(changed, "memoryLimitPages"));
        assertEquals("COMPILER", configOf(changed, "tier"));

        var gone = new CountDownLatch(1);
        context.addServiceListener(_ -> gone.countDown(),
                "(&(objectClass=io.zeolite.api.WasmRuntime)(zeolite.runtime=blog))");
        configuration.delete();
        assertTrue(gone.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        assertFalse(exists("(zeolite.runtime=blog)"));
    }

    @Test
    void aChangeOfOtherPropertiesKeepsTheRuntime() throws Exception {
        var configuration = configuration("blog");
        configuration.update(properties(Map.of("zeolite.debug.info", false, "color", "red")));
        var runtime = context.getService(await("(color=red)"));
        configuration.update(properties(Map.of("zeolite.debug.info", false, "color", "blue")));
        assertSame(runtime, context.getService(await("(color=blue)")));
        assertFalse(isClosed(runtime));
    }

    @Test
    void aConfigurationThatIsRefusedChangesNothing() throws Exception {
        var configuration = configuration("blog");
        configuration.update(properties(Map.of("zeolite.tier", "jit")));
        configuration("other").update(properties(Map.of("color", "red")));
        await("(zeolite.runtime=other)");
        assertFalse(exists("(zeolite.runtime=blog)"));

        configuration.update(properties(Map.of("color", "green")));
        var runtime = context.getService(await("(color=green)"));
        configuration.update(properties(Map.of("color", "black", "zeolite.memory.limit.pages", -1)));
        configuration("other").update(properties(Map.of("color", "blue")));
        await("(color=blue)");
        assertFalse(exists("(color=black)"));
        assertFalse(isClosed(runtime));
    }

    @Test
    void whatIsRefusedIsNamed() throws Exception {
        var thrown = assertThrows(Exception.class,
                () -> factory().updated("p", properties(Map.of("zeolite.memory.limit.pages", "many"))));
        var refusal = thrown.getCause() == null ? thrown : thrown.getCause();
        assertEquals("org.osgi.service.cm.ConfigurationException", refusal.getClass().getName());
        assertEquals("zeolite.memory.limit.pages", refusal.getClass().getMethod("getProperty").invoke(refusal));
        assertTrue(refusal.getMessage().contains("many"), refusal::getMessage);
    }

    @Test
    void configuredRuntimesAreSharedAndServicesExtendThem() throws Exception {
        var publisher = container.start(TestBundle.PROVIDER).as(Publisher.class);
        publisher.closeNotifier("n", Map.of());
        factory().updated("p", properties(Map.of("zeolite.runtime", "shared", "color", "red")));
        var desk = container.start(TestBundle.DRIVER).as(Desk.class);
        desk.instantiateIn("(zeolite.runtime=shared)", "m", guest("memory"));
        var instance = context.getAllServiceReferences("io.zeolite.api.ModuleInstance", "(zeolite.runtime=shared)")[0];
        assertEquals("m", instance.getProperty("zeolite.module.name"));
        assertEquals(await("(color=red)").getProperty("zeolite.runtime.id"),
                instance.getProperty("zeolite.runtime.id"));
        factory().deleted("p");
        assertTrue(desk.isClosed("m"));
        assertEquals(List.of("notifier n was told of m and 0"), publisher.takeEvents());
    }

    @Test
    void aRuntimeThatAUserClosesIsNoServiceAnyMore() throws Exception {
        factory().updated("p", properties(Map.of("color", "red")));
        var runtime = context.getService(await("(color=red)"));
        runtime.getClass().getMethod("close", int.class).invoke(runtime, 0);
        assertFalse(exists("(color=red)"));
        factory().updated("p", properties(Map.of("color", "red")));
        assertNotEquals(runtime, context.getService(await("(color=red)")));
    }

    @Test
    void configuredRuntimesGoAndComeWithTheEngine() throws Exception {
        configuration("blog").update(properties(Map.of("color", "red")));
        var runtime = context.getService(await("(color=red)"));
        var engine = container.bundle("io.zeolite.engine");
        engine.stop();
        assertTrue(isClosed(runtime));
        assertFalse(exists("(color=red)"));
        engine.start();
        await("(color=red)");
    }
}
