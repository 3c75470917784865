package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Factories of listeners that bundles publish observe the modules that they name, for as long as they are there. */
class ListenersIT {

    private static final String MODULE = "zeolite.module";

    private Container container;
    private Installed provider;
    private Publisher publisher;
    private Desk desk;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        provider = container.start(TestBundle.PROVIDER);
        publisher = provider.as(Publisher.class);
        desk = container.start(TestBundle.DRIVER).as(Desk.class);
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    @ParameterizedTest
    @ValueSource(strings = {"COMPILER", "INTERPRETER"})
    void theyObserveGuestsAndHostModulesByNameAndRanking(String tier) {
        publisher.listeners("host", Map.of(MODULE, "answer"));
        publisher.listeners("later", Map.of(MODULE, "obs*"));
        publisher.listeners("sooner", Map.of(MODULE, "observed", Constants.SERVICE_RANKING, 1));
        publisher.listeners("elsewhere", Map.of(MODULE, "other"));
        publisher.hostModule("answer", 42, Map.of());
        desk.instantiateApart("m", tier, guest("observed"));
        assertEquals(42, desk.call("m", "outer"));
        assertEquals(List.of("sooner before observed.outer at 1", "later before observed.outer at 1",
                "sooner before observed.inner at 2", "later before observed.inner at 2", "host before answer.get at 3",
                "host after answer.get: 42", "sooner after observed.inner: 42", "later after observed.inner: 42",
                "sooner after observed.outer: 42", "later after observed.outer: 42"), publisher.takeEvents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPILER", "INTERPRETER"})
    void aListenerWhoseServiceHasGoneIsNotCalled(String tier) throws BundleException {
        var going = publisher.listeners("going", Map.of());
        publisher.listeners("staying", Map.of());
        desk.instantiateApart("m", tier, guest("memory"));
        desk.call("m", "load", 0);
        assertEquals(List.of("going before .$1 at 1", "staying before .$1 at 1", "going after .$1: 0",
                "staying after .$1: 0"), publisher.takeEvents());
        going.unregister();
        desk.call("m", "load", 0);
        assertEquals(List.of("staying before .$1 at 1", "staying after .$1: 0"), publisher.takeEvents());
        provider.bundle().stop();
        assertEquals(5, desk.call("m", "store", 0, 5));
        assertEquals(List.of(), publisher.takeEvents());
    }
}
