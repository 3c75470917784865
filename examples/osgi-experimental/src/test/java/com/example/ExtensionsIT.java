package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** What the programs of examples/experimental do with a context, done by a bundle that comes and goes. */
class ExtensionsIT {

    private static final String SHARED_PACKAGES = "io.zeolite.api;version=0.1.0,io.zeolite.api.spi;version=0.1.0,"
            + "io.zeolite.api.type;version=0.1.0,io.zeolite.experimental;version=0.1.0,"
            + "io.zeolite.experimental.spi;version=0.1.0";
    private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private Framework framework;
    private WasmRuntime runtime;
    private PrintStream console;
    private ByteArrayOutputStream output;

    @BeforeEach
    void start(@TempDir Path storage) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED_PACKAGES));
        framework.start();
        List<String> names = List.of("format", "sysfs", "engine", "wasi");
        for (String name : names) {
            install("bundles/zeolite-" + name + ".jar").start();
        }
        BundleContext context = framework.getBundleContext();
        runtime = context.getService(context.getServiceReference(WasmRuntime.class));
        console = System.out;
        output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        System.setOut(console);
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }

    private Bundle install(String file) throws BundleException {
        return framework.getBundleContext().installBundle(Path.of("target", file).toUri().toString());
    }

    private Bundle start(String extension) throws BundleException {
        Bundle bundle = install("extension-" + extension + ".jar");
        bundle.start();
        return bundle;
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private ModuleInstance instantiate(String guest, String name) throws IOException {
        try (InputStream binary = ExtensionsIT.class.getResourceAsStream("/" + guest + ".wasm")) {
            return runtime.instantiate(runtime.compile(binary), ModuleConfig.named(name));
        }
    }

    private void dispatch(String name) throws IOException {
        instantiate("inoutdispatcherclient", name).function("dispatch").call();
    }

    @Test
    void theNotifierOfABundleLearnsOfEachEndOnce() throws BundleException {
        Bundle notifier = start("notifier");
        assertEquals("", printed());
        runtime.instantiate(Context.root(), EMPTY_MODULE, ModuleConfig.named("first"));
        runtime.instantiate(Context.root(), EMPTY_MODULE, ModuleConfig.named("second")).close(3);
        assertEquals("second closed with 3%n".formatted(), printed());
        notifier.stop();
        runtime.close();
        assertEquals("second closed with 3%n".formatted(), printed());
    }

    @Test
    void theResolversOfABundleGiveEachClientItsOwnInstance() throws Exception {
        Bundle resolver = start("resolver");
        for (int i = 0; i < 3; i++) {
            dispatch("m" + i);
        }
        assertEquals("out0: Module instance #0%nout1: Module instance #1%nout2: Module instance #2%n".formatted(),
                printed());
        assertThrows(UnlinkableException.class, () -> dispatch("m3"));
        resolver.stop();
        runtime.module("m0").orElseThrow().close();
        assertThrows(UnlinkableException.class, () -> dispatch("m0"));
    }

    @Test
    void theListenersOfABundleNoteTheFunctionsOfTheHost() throws Exception {
        Bundle listener = start("listener");
        ModuleInstance guest = instantiate("listener", "");
        for (int i = 0; i < 5; i++) {
            guest.function("rand").call(4);
        }
        listener.stop();
        assertEquals("wasi_snapshot_preview1.fd_write%nwasi_snapshot_preview1.random_get%n".formatted(), printed());
        guest.function("rand").call(4);
    }

    @Test
    void theListenersOfABundleWalkTheStack() throws Exception {
        Bundle profiler = start("profiler");
        ModuleInstance guest = instantiate("profiled", "profiled");
        assertEquals(42, guest.function("run").call().getInt(0));
        List<String> lines = printed().lines().filter(line -> !line.contains("program counter")).toList();
        assertEquals(List.of("function: allocate", "\tsource offset: 3", "function: parse", "\tsource offset: 13",
                "function: run", "\tsource offset: 20"), lines);
        profiler.stop();
        guest.function("run").call();
        assertEquals(9, printed().lines().count());
    }

    @Test
    void theHostModuleOfABundleTakesSnapshots() throws Exception {
        start("checkpoint");
        ModuleInstance guest = instantiate("snapshot", "");
        Context snapshots = Experimental.withSnapshotter(Context.root());
        assertEquals(5, guest.function("run").call(snapshots).getInt(0));
        assertThrows(IllegalStateException.class, () -> guest.function("run").call());
    }
}
