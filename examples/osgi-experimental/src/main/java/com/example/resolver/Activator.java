package com.example.resolver;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RequireHostModule;
import io.zeolite.api.RequireWasmRuntime;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.spi.ImportResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Gives each of the modules {@code m0} to {@code m2} a dispatcher of its own. */
@RequireWasmRuntime
@RequireHostModule("wasi_snapshot_preview1")
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) throws IOException {
        WasmRuntime runtime = context.getService(context.getServiceReference(WasmRuntime.class));
        try (InputStream binary = Activator.class.getResourceAsStream("inoutdispatcher.wasm")) {
            CompiledModule dispatcher = runtime.compile(binary);
            for (int i = 0; i < 3; i++) {
                byte[] input = ("Module instance #" + i).getBytes(StandardCharsets.UTF_8);
                ModuleConfig config = ModuleConfig.named("").withStdin(new ByteArrayInputStream(input))
                        .withStdout(new LabelledOutput("out" + i + ": "));
                context.registerService(ImportResolver.class,
                        new DispatcherResolver(runtime.instantiate(dispatcher, config)),
                        FrameworkUtil.asDictionary(Map.of("zeolite.module", "m" + i)));
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back, and the engine closes the runtime of the bundle
    }
}
