package io.zeolite.threads.osgi;

import io.zeolite.api.ProvideHostModule;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.spi.HostModule;
import io.zeolite.threads.WasiThreads;
import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Registers the host module as a service, which the framework takes back when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.zeolite.api.spi.HostModule\"",
        uses = HostModule.class, effective = "active")
@ProvideHostModule(WasiThreads.MODULE)
public final class Activator implements BundleActivator {

    /** Makes the activator. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        context.registerService(HostModule.class, new WasiThreads(),
                FrameworkUtil.asDictionary(Map.of(ServiceProperties.MODULE_NAME, WasiThreads.MODULE)));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what the bundle registered
    }
}
