package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** What bundles of others publish is used where it applies, in order, for as long as it is there. */
class CompositionIT {

    private static final String MODULE = "zeolite.module";
    private static final int DEPARTED = 0xdfff_ffff;
    private static final Map<String, ?> ANY = Map.of();

    private Container container;
    private Installed provider;
    private Installed driver;
    private Publisher publisher;
    private Desk desk;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        provider = container.start(TestBundle.PROVIDER);
        driver = container.start(TestBundle.DRIVER);
        publisher = provider.as(Publisher.class);
        desk = driver.as(Desk.class);
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    @Test
    void anAllocatorMakesAndGrowsAndFreesTheMemory() {
        publisher.allocator("a", ANY);
        desk.instantiate("m", guest("memory"));
        assertEquals(List.of("allocator a was asked for 65536 to 196608", "allocator a made 65536"),
                publisher.takeEvents());
        assertEquals(7, desk.call("m", "store", 65532, 7));
        assertEquals(1, desk.call("m", "grow", 1));
        assertEquals(List.of("allocator a made 131072"), publisher.takeEvents());
        assertEquals(7, desk.call("m", "load", 65532));
        desk.close("m");
        assertEquals(List.of("allocator a freed"), publisher.takeEvents());
    }

    @Test
    void aDepartingAllocatorTakesItsInstancesAlongBeforeItIsGone() {
        var leaving = publisher.allocator("leaving", Map.of(MODULE, "one"));
        publisher.allocator("staying", Map.of(MODULE, "other"));
        desk.instantiate("one", guest("memory"));
        desk.instantiate("other", guest("memory"));
        desk.instantiate("none", guest("memory"));
        publisher.takeEvents();
        leaving.unregister();
        assertEquals(List.of("allocator leaving freed"), publisher.takeEvents());
        assertEquals(DEPARTED, desk.exitCode("one"));
        assertIsA("ExitException", () -> desk.call("one", "load", 0));
        assertEquals(-1, desk.growMemory("one", 1));
        assertEquals(List.of(), publisher.takeEvents());
        assertEquals(5, desk.call("other", "store", 0, 5));
        assertEquals(5, desk.call("none", "store", 0, 5));
    }

    @Test
    void anAllocatorThatHasGoneIsNotAsked() {
        publisher.allocator("a", ANY).unregister();
        desk.instantiate("m", guest("memory"));
        assertEquals(5, desk.call("m", "store", 0, 5));
        assertEquals(List.of(), publisher.takeEvents());
    }

    @Test
    void aResolverIsAskedUntilItHasGone() {
        var registration = publisher.resolver("r", "answer", 42, ANY);
        desk.instantiate("before", guest("answer"));
        assertEquals(List.of("resolver r was asked for answer"), publisher.takeEvents());
        assertEquals(42, desk.call("before", "ask"));
        registration.unregister();
        assertIsA("UnlinkableException", () -> desk.instantiate("after", guest("answer")));
        assertEquals(List.of(), publisher.takeEvents());
    }

    @Test
    void resolversAreAskedByRankingAndThenByAge() {
        publisher.resolver("old", "answer", 1, ANY);
        var best = publisher.resolver("best", "answer", 2, Map.of(Constants.SERVICE_RANKING, 10));
        publisher.resolver("worst", "answer", 3, Map.of(Constants.SERVICE_RANKING, -1));
        publisher.resolver("other", "something else", 4, Map.of(Constants.SERVICE_RANKING, 20));
        publisher.resolver("young", "answer", 5, ANY);
        desk.instantiate("first", guest("answer"));
        assertEquals(2, desk.call("first", "ask"));
        assertEquals(List.of("resolver other was asked for answer", "resolver best was asked for answer"),
                publisher.takeEvents());
        best.unregister();
        desk.instantiate("second", guest("answer"));
        assertEquals(1, desk.call("second", "ask"));
        assertEquals(List.of("resolver other was asked for answer", "resolver old was asked for answer"),
                publisher.takeEvents());
    }

    @Test
    void aChangedRankingCounts() {
        publisher.resolver("old", "answer", 1, ANY);
        var young = publisher.resolver("young", "answer", 2, ANY);
        young.setProperties(FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1)));
        desk.instantiate("m", guest("answer"));
        assertEquals(2, desk.call("m", "ask"));
    }

    /** A value of {@code zeolite.module}, and whether it means the module {@code tenant-1}. */
    private record Target(Object value, boolean matches) {
        @Override
        public String toString() { return (matches ? "matches " : "passes by ") + shown(); }

        private Object shown() { return value instanceof String[] names ? List.of(names) : "\"" + value + "\""; }
    }

    @TestFactory
    Stream<DynamicTest> servicesAreForTheModulesThatTheyName() {
        return Stream.of(
                new Target("tenant-1", true), new Target("tenant-*", true), new Target("*", true),
                new Target("*-1", true), new Target("tenant-?", true), new Target("t*t-1", true),
                new Target("tenant", false), new Target("tenant-2", false), new Target("tenant-??", false),
                new Target("", false), new Target("Tenant-1", false), new Target("tenant.1", false),
                new Target(new String[] {"other", "tenant-*"}, true), new Target(new String[] {"other"}, false),
                new Target(new String[0], false), new Target(List.of("other", "tenant-1"), true),
                new Target(List.of("other"), false)).map(target -> DynamicTest.dynamicTest(target.toString(), () -> {
                    var registration = publisher.allocator("a", Map.of(MODULE, target.value()));
                    publisher.takeEvents();
                    desk.instantiate("tenant-1", guest("memory"));
                    var events = publisher.takeEvents();
                    desk.close("tenant-1");
                    registration.unregister();
                    assertEquals(target.matches(), !events.isEmpty());
                }));
    }

    @Test
    void aHostModuleIsFoundByItsName() {
        publisher.hostModule("something else", 1, ANY);
        publisher.hostModule("answer", 2, ANY);
        desk.instantiate("m", guest("answer"));
        assertEquals(2, desk.call("m", "ask"));
    }

    @Test
    void callsIntoAHostModuleThatHasGoneSaySo() {
        var registration = publisher.hostModule("answer", 2, ANY);
        desk.instantiate("m", guest("answer"));
        assertEquals(2, desk.call("m", "ask"));
        registration.unregister();
        assertIsA("ExitException", () -> desk.call("m", "ask"));
        assertIsA("UnlinkableException", () -> desk.instantiate("later", guest("answer")));
        publisher.hostModule("answer", 3, ANY);
        desk.instantiate("again", guest("answer"));
        assertEquals(3, desk.call("again", "ask"));
        assertIsA("ExitException", () -> desk.call("m", "ask"));
    }

    @Test
    void hostModulesAreForTheModulesThatTheyName() {
        publisher.hostModule("answer", 1, Map.of(MODULE, "tenant-*", Constants.SERVICE_RANKING, 1));
        publisher.hostModule("answer", 2, ANY);
        desk.instantiate("tenant-1", guest("answer"));
        desk.instantiate("other", guest("answer"));
        assertEquals(1, desk.call("tenant-1", "ask"));
        assertEquals(2, desk.call("other", "ask"));
    }

    @Test
    void theBestHostModuleOfANameWins() {
        publisher.hostModule("answer", 1, ANY);
        publisher.hostModule("answer", 2, Map.of(Constants.SERVICE_RANKING, 1));
        desk.instantiate("m", guest("answer"));
        assertEquals(2, desk.call("m", "ask"));
    }

    @Test
    void stoppingTheBundleThatPublishesWithdrawsAllOfIt() throws BundleException {
        publisher.allocator("a", ANY);
        publisher.hostModule("answer", 2, ANY);
        desk.instantiate("m", guest("memory"));
        desk.instantiate("n", guest("answer"));
        provider.bundle().stop();
        assertTrue(desk.isClosed("m"));
        assertIsA("ExitException", () -> desk.call("n", "ask"));
        desk.instantiate("later", guest("memory"));
        assertEquals(5, desk.call("later", "store", 0, 5));
    }

    @Test
    void stoppingTheBundleThatUsesARuntimeClosesIt() throws BundleException {
        publisher.allocator("a", ANY);
        desk.instantiate("m", guest("memory"));
        desk.instantiateApart("apart", "COMPILER", guest("memory"));
        publisher.takeEvents();
        driver.bundle().stop();
        assertTrue(desk.isRuntimeClosed("m"));
        assertTrue(desk.isRuntimeClosed("apart"));
        assertEquals(List.of("allocator a freed", "allocator a freed"), publisher.takeEvents());
    }

    @Test
    void stoppingTheEngineClosesEverything() throws BundleException {
        publisher.allocator("a", ANY);
        desk.instantiate("m", guest("memory"));
        desk.instantiateApart("apart", "COMPILER", guest("memory"));
        publisher.takeEvents();
        container.bundle("io.zeolite.engine").stop();
        assertTrue(desk.isRuntimeClosed("m"));
        assertTrue(desk.isRuntimeClosed("apart"));
        assertEquals(List.of("allocator a freed", "allocator a freed"), publisher.takeEvents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPILER", "INTERPRETER"})
    void everyTierWorksInAFramework(String tier) {
        publisher.allocator("a", ANY);
        publisher.resolver("r", "resolved", 40, ANY);
        publisher.hostModule("hosted", 2, ANY);
        desk.instantiateApart("m", tier, guest("composed"));
        assertEquals(42, desk.call("m", "sum"));
        assertEquals(1, desk.call("m", "grow", 2));
        assertEquals(0xffff_ffffL, desk.call("m", "grow", 1));
    }

    @Test
    void eachBundleHasItsOwnRuntime() throws BundleException {
        publisher.hostModule("answer", 2, ANY);
        publisher.resolver("r", "answer", 42, Map.of(MODULE, "resolved"));
        desk.instantiate("resolved", guest("answer"));
        desk.instantiate("m", guest("answer"));
        provider.bundle().stop();
        assertFalse(desk.isClosed("m"));
        assertFalse(desk.isRuntimeClosed("m"));
        assertIsA("ExitException", () -> desk.call("resolved", "ask"));
    }

    private static void assertIsA(String simpleName, Runnable action) {
        var thrown = assertThrows(RuntimeException.class, action::run);
        assertTrue(Installed.isA(simpleName, thrown), () -> "not " + simpleName + ": " + thrown);
    }
}
