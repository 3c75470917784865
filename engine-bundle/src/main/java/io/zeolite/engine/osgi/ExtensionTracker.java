package io.zeolite.engine.osgi;

import io.zeolite.api.ServiceProperties;
import io.zeolite.api.spi.ModuleTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Follows the services of one type. They are sorted when one comes, goes or changes, so that looking for one costs
 * nothing but a look at each.
 *
 * @param <S> the type
 */
final class ExtensionTracker<S> implements ServiceTrackerCustomizer<S, S>, AutoCloseable {

    private static final Comparator<Found<?>> BEST_FIRST =
            Comparator.<Found<?>>comparingInt(found -> -found.ranking).thenComparingLong(found -> found.id);

    private final BundleContext context;
    private final Departures departures;
    private final ServiceTracker<S, S> tracker;
    private volatile List<Found<S>> services = List.of();

    /**
     * A service, and its properties when they were last read.
     *
     * @param reference where it came from
     * @param service   the service
     * @param target    the modules that it is for
     * @param ranking   as the framework compares it, from -2,147,483,647 on
     * @param id        in the order of registration
     */
    private record Found<S>(ServiceReference<S> reference, S service, ModuleTarget target, int ranking, long id) {

        static <S> Found<S> of(ServiceReference<S> reference, S service) {
            int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
            return new Found<>(reference, service, ModuleTarget.of(reference.getProperty(ServiceProperties.MODULE)),
                    Math.max(ranking, -Integer.MAX_VALUE), (Long) reference.getProperty(Constants.SERVICE_ID));
        }
    }

    ExtensionTracker(BundleContext context, Class<S> type, Departures departures) {
        this.context = context;
        this.departures = departures;
        this.tracker = new ServiceTracker<>(context, type, this);
        tracker.open();
    }

    /** {@return the services that apply to a module, by descending ranking, then lowest service id} */
    List<S> find(String moduleName) {
        List<Found<S>> present = services;
        if (present.isEmpty()) {
            return List.of();
        }
        List<S> matching = new ArrayList<>(present.size());
        for (Found<S> found : present) {
            if (found.target.matches(moduleName)) {
                matching.add(found.service);
            }
        }
        return matching;
    }

    /** {@return whether the service has not departed} */
    boolean has(Object service) {
        return services.stream().anyMatch(found -> found.service == service);
    }

    /** Whoever looks sees the services before or after, never a service missing that is there. */
    private synchronized void change(Consumer<List<Found<S>>> change) {
        List<Found<S>> changed = new ArrayList<>(services);
        change.accept(changed);
        changed.sort(BEST_FIRST);
        services = List.copyOf(changed);
    }

    @Override
    public S addingService(ServiceReference<S> reference) {
        S service = context.getService(reference);
        if (service != null) {
            change(present -> present.add(Found.of(reference, service)));
        }
        return service;
    }

    /** Another thread may have taken the service back already. */
    @Override
    public void modifiedService(ServiceReference<S> reference, S service) {
        change(present -> present.replaceAll(
                found -> found.reference.equals(reference) ? Found.of(reference, service) : found));
    }

    @Override
    public void removedService(ServiceReference<S> reference, S service) {
        change(present -> present.removeIf(found -> found.reference.equals(reference)));
        departures.depart(service);
        context.ungetService(reference);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
