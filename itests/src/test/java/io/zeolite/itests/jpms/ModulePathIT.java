package io.zeolite.itests.jpms;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.Java;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulePathIT {
    private static final ModuleFinder FINDER = ModuleFinder.of(BundleJar.DIRECTORY, BundleJar.OPTIONAL);

    static List<BundleJar> bundles() { return BundleJar.all(); }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachModuleResolvesWithoutAFramework(BundleJar bundle) {
        var layer = layer(Set.of(bundle.name()));
        var module = layer.findModule(bundle.name()).orElseThrow();
        for (var exported : bundle.module()
                .exports()) assertTrue(module.isExported(exported.source()), exported::toString);
    }

    @Test
    void allModulesResolveTogether() {
        var names = bundles().stream().map(BundleJar::name).collect(toSet());
        var resolved = layer(names).modules().stream().map(Module::getName).collect(toSet());
        assertTrue(resolved.containsAll(names), resolved::toString);
    }

    @Test
    void theCommandRunsAsAModule() throws Exception {
        var run =
                Java.run("-p", BundleJar.DIRECTORY.toString(), "-m", "io.zeolite.cli/io.zeolite.cli.Main", "--version");
        assertEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("zeolite"), run::output);
    }

    private static ModuleLayer layer(Set<String> roots) {
        var boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolveAndBind(FINDER, ModuleFinder.of(), roots);
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }
}
