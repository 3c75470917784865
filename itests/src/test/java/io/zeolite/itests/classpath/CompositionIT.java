package io.zeolite.itests.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.Java;
import io.zeolite.itests.TestBundle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What META-INF/services of a jar names is used. */
class CompositionIT {
    @Test
    void servicesOfAJarAreUsed(@TempDir Path directory) throws Exception {
        var guest = Files.write(directory.resolve("composed.wasm"), TestBundle.guest("composed"));
        var run = Java.run("-cp",
                BundleJar.DIRECTORY + "/*" + File.pathSeparator + TestBundle.DRIVER + File.pathSeparator
                        + TestBundle.PROVIDER,
                "io.zeolite.itests.driver.Composition", guest.toString());
        assertEquals(TestBundle.COMPOSED, run.output());
    }
}
