package io.zeolite.wasi.osgi;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.spi.ModuleTarget;
import io.zeolite.sysfs.Mount;
import io.zeolite.sysfs.Mounts;
import io.zeolite.sysfs.RevocableFileSystem;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The file systems that are services, which guests see beside those of their configuration. */
final class MountedServices implements ServiceTrackerCustomizer<GuestFileSystem, RevocableFileSystem>, AutoCloseable {

    private static final Logger LOGGER = System.getLogger(MountedServices.class.getName());

    private final BundleContext context;
    private final ServiceTracker<GuestFileSystem, RevocableFileSystem> tracker;

    MountedServices(BundleContext context) {
        this.context = context;
        this.tracker = new ServiceTracker<>(context, GuestFileSystem.class, this);
        tracker.open();
    }

    /** {@return the mounts of the configuration, then those of services, the best first} */
    Mounts of(ModuleInstance guest) {
        Mounts mounts = guest.config().find(Mounts.KEY).orElse(Mounts.none());
        for (var service : tracker.getTracked().entrySet()) {
            ServiceReference<GuestFileSystem> reference = service.getKey();
            if (ModuleTarget.of(reference.getProperty(ServiceProperties.MODULE)).matches(guest.name())) {
                for (String place : places(reference.getProperty(Mounts.SERVICE_PROPERTY))) {
                    mounts = mounts.withAbsent(new Mount(place, service.getValue()));
                }
            }
        }
        return mounts;
    }

    private static List<String> places(Object property) {
        Stream<?> values = switch (property) {
            case null -> Stream.of();
            case Object[] array -> Arrays.stream(array);
            case Collection<?> collection -> collection.stream();
            default -> Stream.of(property);
        };
        return values.filter(String.class::isInstance).map(String.class::cast).toList();
    }

    @Override
    public RevocableFileSystem addingService(ServiceReference<GuestFileSystem> reference) {
        Object place = reference.getProperty(Mounts.SERVICE_PROPERTY);
        if (place != null && places(place).isEmpty()) {
            LOGGER.log(Level.WARNING, "%s is not mounted: its property %s is %s, not a path".formatted(reference,
                    Mounts.SERVICE_PROPERTY, place));
        }
        GuestFileSystem service = context.getService(reference);
        return service == null ? null : new RevocableFileSystem(service);
    }

    @Override
    public void modifiedService(ServiceReference<GuestFileSystem> reference, RevocableFileSystem view) {
        // properties are read when a guest begins
    }

    @Override
    public void removedService(ServiceReference<GuestFileSystem> reference, RevocableFileSystem view) {
        view.revoke();
        context.ungetService(reference);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
