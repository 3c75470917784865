package io.zeolite.wasi.osgi;

import io.zeolite.api.ProvideHostModule;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.spi.HostModule;
import io.zeolite.wasi.Wasi;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/**
 * Registers the host modules as services, which the framework takes back when the bundle stops, and mounts file systems
 * that are services.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.zeolite.api.spi.HostModule\"",
        uses = HostModule.class, effective = "active")
@ProvideHostModule(Wasi.PREVIEW_1)
@ProvideHostModule(Wasi.UNSTABLE)
public final class Activator implements BundleActivator {

    private MountedServices fileSystems;

    /** Makes the activator. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        fileSystems = new MountedServices(context);
        for (HostModule module : List.of(Wasi.preview1(fileSystems::of), Wasi.unstable(fileSystems::of))) {
            context.registerService(HostModule.class, module,
                    FrameworkUtil.asDictionary(Map.of(ServiceProperties.MODULE_NAME, module.name())));
        }
    }

    @Override
    public void stop(BundleContext context) {
        fileSystems.close();
    }
}
