package io.zeolite.wasi.osgi;

import io.zeolite.api.spi.HostModule;
import io.zeolite.wasi.Wasi;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Registers the host modules as services, which the framework takes back when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private static final String MODULE_NAME = "zeolite.module.name";

    /** Makes the activator. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        for (HostModule module : List.of(Wasi.preview1(), Wasi.unstable())) {
            context.registerService(HostModule.class, module,
                    FrameworkUtil.asDictionary(Map.of(MODULE_NAME, module.name())));
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what the bundle registered
    }
}
