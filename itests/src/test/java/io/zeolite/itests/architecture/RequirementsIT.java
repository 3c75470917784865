package io.zeolite.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bnd's resolver brings along for a bundle that says what it needs. */
class RequirementsIT {
    private static final Path RESOLVED = Path.of("target/resolved/requirements.bndrun");

    @ParameterizedTest
    @ValueSource(strings = {"io.zeolite.engine", "io.zeolite.wasi", "io.zeolite.api", "io.zeolite.format"})
    void theResolverBringsWhatABundleRequires(String bundle) throws IOException {
        var resolved = Files.readString(RESOLVED);
        assertTrue(resolved.substring(resolved.indexOf("-runbundles")).contains(bundle + ";version="), resolved);
    }
}
