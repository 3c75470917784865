package io.zeolite.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.zeolite.itests.BundleJar;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles depend on one another as stated here, and in no other way. */
class BundleGraphIT {
    // @formatter:off
    private static final Map<String, Set<String>> GRAPH = Map.ofEntries(
            entry("io.zeolite.api",          Set.of()),
            entry("io.zeolite.experimental", Set.of("io.zeolite.api")),
            entry("io.zeolite.sysfs",        Set.of("io.zeolite.api")),
            entry("io.zeolite.format",       Set.of("io.zeolite.api")),
            entry("io.zeolite.text",         Set.of("io.zeolite.api", "io.zeolite.format")),
            entry("io.zeolite.engine",       Set.of("io.zeolite.api", "io.zeolite.experimental", "io.zeolite.format")),
            entry("io.zeolite.testing",      Set.of("io.zeolite.api", "io.zeolite.experimental")),
            entry("io.zeolite.logging",      Set.of("io.zeolite.api", "io.zeolite.experimental")),
            entry("io.zeolite.table",        Set.of("io.zeolite.api", "io.zeolite.experimental")),
            entry("io.zeolite.mmap",         Set.of("io.zeolite.api", "io.zeolite.experimental")),
            entry("io.zeolite.sock",         Set.of("io.zeolite.api", "io.zeolite.sysfs")),
            entry("io.zeolite.threads",      Set.of("io.zeolite.api", "io.zeolite.experimental", "io.zeolite.format")),
            entry("io.zeolite.assemblyscript", Set.of("io.zeolite.api")),
            entry("io.zeolite.emscripten",   Set.of("io.zeolite.api", "io.zeolite.experimental", "io.zeolite.table")),
            entry("io.zeolite.wasi",         Set.of("io.zeolite.api", "io.zeolite.experimental", "io.zeolite.sysfs")),
            entry("io.zeolite.cli",          Set.of("io.zeolite.api", "io.zeolite.experimental", "io.zeolite.format", "io.zeolite.logging", "io.zeolite.sock", "io.zeolite.sysfs", "io.zeolite.text", "io.zeolite.wasi")),
            entry("io.zeolite.shell",        Set.of("io.zeolite.api", "io.zeolite.cli")));

    /** Packages of others that a bundle may use, beside those of the JDK, of OSGi and of its modules in GRAPH. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "io.zeolite.cli", "picocli..");
    // @formatter:on

    private static final JavaClasses CLASSES = read(BundleJar.all());

    static List<BundleJar> bundles() { return BundleJar.all(); }

    private static JavaClasses read(List<BundleJar> bundles) {
        return new ClassFileImporter().importUrls(bundles.stream().map(bundle -> bundle.entry("/")).toList());
    }

    @Test
    void everyBundleHasItsPlaceInTheGraph() {
        assertEquals(GRAPH.keySet(), bundles().stream().map(BundleJar::name).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void modulesRequireWhatTheGraphSays(BundleJar bundle) {
        var required = bundle.module().requires().stream().map(ModuleDescriptor.Requires::name)
                .filter(name -> name.startsWith("io.zeolite.")).collect(toSet());
        required.removeAll(GRAPH.get(bundle.name()));
        assertTrue(required.isEmpty(), () -> "not in the graph: " + required);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void classesUseOnlyWhatTheGraphSays(BundleJar bundle) {
        var own = bundle.name() + "..";
        var others = Stream.of(Stream.of(own, "java..", "javax..", "jdk..", "org.osgi.."),
                GRAPH.get(bundle.name()).stream().map(name -> name + ".."),
                Stream.ofNullable(LIBRARIES.get(bundle.name()))).flatMap(s -> s).toArray(String[]::new);
        classes().that().resideInAPackage(own).should().onlyDependOnClassesThat().resideInAnyPackage(others)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void classesLiveBelowTheRootPackage(BundleJar bundle) {
        classes().should().resideInAPackage(bundle.name() + "..")
                .check(read(List.of(bundle)));
    }

    @Test
    void interpreterAndCompilerDoNotKnowEachOther() {
        var interpreter = "io.zeolite.engine.interpreter..";
        var compiler = "io.zeolite.engine.compiler..";
        noClasses().that().resideInAPackage(interpreter).should().dependOnClassesThat().resideInAPackage(compiler)
                .allowEmptyShould(true).check(CLASSES);
        noClasses().that().resideInAPackage(compiler).should().dependOnClassesThat().resideInAPackage(interpreter)
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void onlyPackagesNamedOsgiKnowAFramework() {
        noClasses().that(not(resideInAPackage("..osgi.."))).should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.osgi..").and(not(resideInAPackage("org.osgi.annotation.."))))
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common|Misc|Impl2|Workaround)")
                .check(CLASSES);
    }

    @Test
    void theResolverIsAskedForEveryBundle() throws IOException {
        var run = Files.readString(Path.of("bundles.bndrun"));
        var missing =
                bundles().stream().map(BundleJar::name).filter(name -> !run.contains("id='" + name + "'")).toList();
        assertTrue(missing.isEmpty(), () -> "not in bundles.bndrun: " + missing);
    }
}
