package com.example.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class AllocatorIT {

    // (module (memory (export "memory") 1)
    //   (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
    private static final byte[] GUEST = HexFormat.of().parseHex("0061736d0100000001060160017f017f03020100050301000107"
            + "1102066d656d6f727902000467726f7700000a08010600200040000b");

    private static final String SHARED_PACKAGES = "io.zeolite.api;version=0.1.0,io.zeolite.api.spi;version=0.1.0,"
            + "io.zeolite.api.type;version=0.1.0,io.zeolite.experimental;version=0.1.0,"
            + "io.zeolite.experimental.spi;version=0.1.0";

    private Framework framework;
    private Bundle allocator;

    @BeforeEach
    void start(@TempDir Path storage) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED_PACKAGES));
        framework.start();
        for (String bundle : List.of("bundles/zeolite-format.jar", "bundles/zeolite-engine.jar")) {
            install(bundle).start();
        }
        allocator = install("allocator.jar");
        allocator.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }

    @Test
    void tenantsShareTheBudget() {
        WasmRuntime runtime = runtime();
        ModuleInstance first = instantiate(runtime, "tenant-a");
        ModuleInstance second = instantiate(runtime, "tenant-b");
        assertEquals(1, grow(first, 13)); // of 16 pages, 14 are taken by the first and 1 by the second
        assertEquals(-1, grow(second, 2));
        assertEquals(1, grow(second, 1));
        first.close();
        assertEquals(2, grow(second, 14));
    }

    @Test
    void otherGuestsAreNotLimited() {
        assertEquals(1, grow(instantiate(runtime(), "other"), 20));
    }

    @Test
    void guestsCloseWithTheirAllocator() throws BundleException {
        WasmRuntime runtime = runtime();
        ModuleInstance tenant = instantiate(runtime, "tenant-a");
        ModuleInstance other = instantiate(runtime, "other");
        allocator.stop();
        assertTrue(tenant.isClosed());
        assertFalse(other.isClosed());
        assertEquals(1, grow(instantiate(runtime, "tenant-b"), 20));
    }

    private WasmRuntime runtime() {
        BundleContext context = framework.getBundleContext();
        return context.getService(context.getServiceReference(WasmRuntime.class));
    }

    private static ModuleInstance instantiate(WasmRuntime runtime, String name) {
        return runtime.instantiate(Context.root(), GUEST, ModuleConfig.named(name));
    }

    private static int grow(ModuleInstance guest, int pages) {
        return guest.function("grow").call(pages).getInt(0);
    }

    private Bundle install(String file) throws BundleException {
        return framework.getBundleContext().installBundle(Path.of("target", file).toUri().toString());
    }
}
