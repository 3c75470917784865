package io.zeolite.itests.jpms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.Java;
import io.zeolite.itests.TestBundle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The allocator of a module is used if native access is enabled for the module. */
class MmapIT {
    private static final String PATH =
            BundleJar.DIRECTORY + File.pathSeparator + BundleJar.OPTIONAL + File.pathSeparator + TestBundle.DRIVER;

    @TempDir private Path directory;

    private String guest() throws Exception {
        return Files.write(directory.resolve("memory.wasm"), TestBundle.guest("memory")).toString();
    }

    @Test
    void memoriesStayWhereTheyAreWithNativeAccess() throws Exception {
        var run = Java.run("--enable-native-access=io.zeolite.mmap", "-p", PATH, "-m",
                "io.zeolite.itests.driver/io.zeolite.itests.driver.Growth", guest());
        assertEquals("holds 42 and 43\nstayed\n", run.output());
    }

    @Test
    void oneLineSaysThatNativeAccessIsMissing() throws Exception {
        var run = Java.run("-p", PATH, "-m", "io.zeolite.itests.driver/io.zeolite.itests.driver.Growth", guest());
        assertTrue(run.output().endsWith("holds 42 and 43\nmoved\n"), run.output());
        assertEquals(1,
                run.output().lines().filter(line -> line.contains("--enable-native-access=io.zeolite.mmap")).count(),
                run.output());
    }
}
