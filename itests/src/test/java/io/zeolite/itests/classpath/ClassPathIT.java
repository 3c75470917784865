package io.zeolite.itests.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.Java;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassPathIT {
    static List<BundleJar> bundles() { return BundleJar.all(); }

    @ParameterizedTest
    @MethodSource("bundles")
    void servicesLoad(BundleJar bundle) throws Exception {
        try (var loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            for (var service : bundle.services().entrySet()) {
                var found = ServiceLoader.load(loader.loadClass(service.getKey()), loader).stream()
                        .map(provider -> provider.get().getClass().getName()).toList();
                assertTrue(found.containsAll(service.getValue()), () -> service.getKey() + ": " + found);
            }
        }
    }

    @Test
    void theCommandRunsFromTheClassPath() throws Exception {
        var run = Java.run("-cp", BundleJar.DIRECTORY + "/*", "io.zeolite.cli.Main", "--version");
        assertEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("zeolite"), run::output);
    }

    private static URL[] urls() throws MalformedURLException {
        var jars = Stream.concat(BundleJar.jars().stream(), BundleJar.all().stream().map(BundleJar::path)).distinct()
                .toList();
        var urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = jars.get(i).toUri().toURL();
        return urls;
    }
}
