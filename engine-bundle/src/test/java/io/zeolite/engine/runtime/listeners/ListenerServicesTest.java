package io.zeolite.engine.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Factories that are services: which are asked, in which order, and what happens when they depart. */
class ListenerServicesTest {

    private final List<String> events = new ArrayList<>();

    /** A registry whose services can depart. */
    private final class Registry implements Extensions {

        private final List<FunctionListenerFactory> services = new ArrayList<>();
        private final List<Runnable> departures = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        @Override
        public <S> List<S> find(Class<S> type, String moduleName) {
            if (type != FunctionListenerFactory.class) {
                return List.of();
            }
            names.add(moduleName);
            return services.stream().map(type::cast).toList();
        }

        @Override
        public Registration whenGone(Object service, Runnable action) {
            Runnable departure = () -> {
                services.remove(service);
                action.run();
            };
            departures.add(departure);
            return () -> departures.remove(departure);
        }

        @Override
        public boolean canDepart() {
            return true;
        }

        @Override
        public Registration publish(ModuleInstance instance) {
            return () -> {
            };
        }

        @Override
        public void runtimeClosed(WasmRuntime runtime) {
            // nobody else knows the runtime
        }

        void departAll() {
            List.copyOf(departures).forEach(Runnable::run);
            departures.clear();
        }
    }

    private final Registry registry = new Registry();

    private FunctionListenerFactory labelled(String label) {
        return _ -> Optional.of(new FunctionListener() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                events.add(label + " before " + function.name());
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
                events.add(label + " after " + function.name());
            }

            @Override
            public void abort(Context context, ModuleInstance instance, FunctionDefinition function,
                    Throwable cause) {
                events.add(label + " abort " + function.name());
            }
        });
    }

    private WasmRuntime runtime(ExecutionTier tier) {
        return new EngineRuntimeFactory(registry).create(RuntimeConfig.defaults().withTier(tier));
    }

    private List<String> take() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @ParameterizedTest
    @EnumSource
    void whatTheContextCarriesComesBeforeServices(ExecutionTier tier) {
        registry.services.addAll(List.of(labelled("best"), labelled("other")));
        try (WasmRuntime runtime = runtime(tier)) {
            Context context = Experimental.withFunctionListenerFactory(Context.root(), labelled("context"));
            ModuleInstance instance = runtime.instantiate(
                    runtime.compile(context, ListenerSuite.guest("offsets")), ModuleConfig.named("instance"));
            instance.function("f1").call();
            assertEquals(List.of("context before f1", "best before f1", "other before f1", "context before f2",
                    "best before f2", "other before f2"), take().subList(0, 6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreForModulesByTheNameOfTheModule(ExecutionTier tier) {
        try (WasmRuntime runtime = runtime(tier)) {
            runtime.hostModule("env").function("f", Runnable.class, () -> {
            }).compile();
            runtime.compile(ListenerSuite.guest("events"));
            runtime.compile(ListenerSuite.guest("offsets"));
            assertEquals(List.of("env", "events", ""), registry.names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatHasGoneIsNotCalledByCodeThatRuns(ExecutionTier tier) {
        registry.services.addAll(List.of(labelled("going"), labelled("gone too")));
        Context context = Experimental.withFunctionListenerFactory(Context.root(), labelled("staying"));
        try (WasmRuntime runtime = runtime(tier)) {
            runtime.hostModule("host").function("f4", Runnable.class, registry::departAll)
                    .function("again", IntConsumer.class, _ -> {
                    }).instantiate();
            take();
            ModuleInstance instance = runtime.instantiate(runtime.compile(context, ListenerSuite.guest("stack")),
                    ModuleConfig.named("stack"));
            instance.function("f1").call();
            assertEquals(List.of("staying before f1", "going before f1", "gone too before f1", "staying before f2",
                    "going before f2", "gone too before f2", "staying before f3", "going before f3",
                    "gone too before f3", "going before f4", "gone too before f4", "staying after f3",
                    "staying after f2", "staying after f1"), take());
            instance.function("f1").call();
            assertEquals(List.of("staying before f1", "staying before f2", "staying before f3", "staying after f3",
                    "staying after f2", "staying after f1"), take());
            runtime.instantiate(runtime.compile(ListenerSuite.guest("offsets")), ModuleConfig.named("later"))
                    .function("f1").call();
            assertEquals(List.of(), take());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingWaitsForTheDepartureOfAFactoryThatFailed(ExecutionTier tier) {
        IllegalStateException fault = new IllegalStateException("fault");
        registry.services.addAll(List.of(labelled("first"), _ -> {
            throw fault;
        }));
        try (WasmRuntime runtime = runtime(tier)) {
            assertSame(fault, assertThrows(IllegalStateException.class,
                    () -> runtime.compile(ListenerSuite.guest("offsets"))));
            assertEquals(0, registry.departures.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingWaitsForTheDepartureOfFactoriesThatObserveNothing(ExecutionTier tier) {
        registry.services.add(_ -> Optional.empty());
        try (WasmRuntime runtime = runtime(tier)) {
            runtime.compile(ListenerSuite.guest("offsets"));
            assertEquals(0, registry.departures.size());
        }
    }
}
