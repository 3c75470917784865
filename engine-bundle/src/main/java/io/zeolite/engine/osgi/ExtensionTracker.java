package io.zeolite.engine.osgi;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Follows the services of one type.
 *
 * @param <S> the type
 */
final class ExtensionTracker<S> implements ServiceTrackerCustomizer<S, S>, AutoCloseable {

    /** The service property that limits a service to modules of a name or glob. */
    static final String MODULE = "zeolite.module";

    private final BundleContext context;
    private final Class<S> type;
    private final Departures departures;
    private final ServiceTracker<S, S> tracker;

    ExtensionTracker(BundleContext context, Class<S> type, Departures departures) {
        this.context = context;
        this.type = type;
        this.departures = departures;
        this.tracker = new ServiceTracker<>(context, type, this);
        tracker.open();
    }

    Class<S> type() {
        return type;
    }

    /** {@return the services that apply to a module, by descending ranking, then lowest service id} */
    List<S> find(String moduleName) {
        SortedMap<ServiceReference<S>, S> tracked = tracker.getTracked();
        return tracked.entrySet().stream()
                .filter(entry -> appliesTo(entry.getKey().getProperty(MODULE), moduleName))
                .map(entry -> entry.getValue())
                .toList();
    }

    /** {@return whether the service has not departed} */
    boolean has(Object service) {
        return tracker.getTracked().values().stream().anyMatch(tracked -> tracked == service);
    }

    private static boolean appliesTo(Object property, String moduleName) {
        return switch (property) {
            case null -> true;
            case String[] globs -> appliesTo(List.of(globs), moduleName);
            case Collection<?> globs -> globs.stream().anyMatch(glob -> matches(glob.toString(), moduleName));
            default -> matches(property.toString(), moduleName);
        };
    }

    private static boolean matches(String glob, String moduleName) {
        String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return moduleName.matches(pattern);
    }

    @Override
    public S addingService(ServiceReference<S> reference) {
        return context.getService(reference);
    }

    @Override
    public void modifiedService(ServiceReference<S> reference, S service) {
        // properties are read when a module is instantiated
    }

    @Override
    public void removedService(ServiceReference<S> reference, S service) {
        departures.depart(service);
        context.ungetService(reference);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
