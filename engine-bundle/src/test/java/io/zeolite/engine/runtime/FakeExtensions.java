package io.zeolite.engine.runtime;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.Extensions;
import java.util.ArrayList;
import java.util.List;

/** Services that a test adds and takes away, as a framework does. */
final class FakeExtensions implements Extensions {

    final List<Object> services = new ArrayList<>();
    final List<String> published = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();

    private record Departure(Object service, Runnable action) {
    }

    @Override
    public <S> List<S> find(Class<S> type, String moduleName) {
        return services.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public boolean canDepart() {
        return true;
    }

    @Override
    public Registration whenGone(Object service, Runnable action) {
        Departure departure = new Departure(service, action);
        departures.add(departure);
        if (!services.contains(service)) {
            action.run();
        }
        return () -> departures.remove(departure);
    }

    /** Takes a service away. */
    void depart(Object service) {
        services.remove(service);
        List.copyOf(departures).stream().filter(departure -> departure.service == service)
                .forEach(departure -> departure.action.run());
    }

    /** {@return whether nothing waits for the departure of anything} */
    boolean isIdle() {
        return departures.isEmpty();
    }

    @Override
    public Registration publish(ModuleInstance instance) {
        published.add(instance.name());
        return () -> published.remove(instance.name());
    }

    @Override
    public void runtimeClosed(WasmRuntime runtime) {
        published.add("closed");
    }
}
