package io.zeolite.itests.jpms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.Java;
import io.zeolite.itests.TestBundle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module {@code provides} is used, though nothing requires the module. */
class CompositionIT {
    @Test
    void servicesOfAModuleAreUsed(@TempDir Path directory) throws Exception {
        var guest = Files.write(directory.resolve("composed.wasm"), TestBundle.guest("composed"));
        var run = Java.run("-p",
                BundleJar.DIRECTORY + File.pathSeparator + TestBundle.DRIVER + File.pathSeparator + TestBundle.PROVIDER,
                "-m", "io.zeolite.itests.driver/io.zeolite.itests.driver.Composition", guest.toString());
        assertEquals(TestBundle.COMPOSED, run.output());
    }
}
