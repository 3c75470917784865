package io.zeolite.itests.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bundle tells the module system, the framework and the class path the same. */
class DescriptorsIT {
    static List<BundleJar> bundles() { return BundleJar.all(); }

    @ParameterizedTest
    @MethodSource("bundles")
    void moduleAndBundleShareOneName(BundleJar bundle) {
        assertEquals(bundle.name(), bundle.header("Bundle-SymbolicName"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void moduleAndBundleExportTheSame(BundleJar bundle) {
        var exported = bundle.module().exports().stream().filter(e -> !e.isQualified())
                .map(ModuleDescriptor.Exports::source).collect(toSet());
        var packages = BundleJar.clauses(bundle.header("Export-Package")).stream()
                .map(clause -> clause.split(";", 2)[0]).collect(toSet());
        assertEquals(exported, packages);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyExportedPackageHasAVersion(BundleJar bundle) {
        for (var clause : BundleJar.clauses(bundle.header("Export-Package"))) {
            assertTrue(clause.contains(";version=\""), clause);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void moduleAndServicesFilesProvideTheSame(BundleJar bundle) {
        var provided = bundle.module().provides().stream()
                .collect(toMap(ModuleDescriptor.Provides::service, p -> Set.copyOf(p.providers())));
        var files =
                bundle.services().entrySet().stream().collect(toMap(e -> e.getKey(), e -> Set.copyOf(e.getValue())));
        assertEquals(provided, files);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void theJarToolFindsNothingWrong(BundleJar bundle) {
        var out = new StringWriter();
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        int status =
                jar.run(new PrintWriter(out), new PrintWriter(out), "--validate", "--file", bundle.path().toString());
        assertEquals(0, status, out::toString);
    }
}
