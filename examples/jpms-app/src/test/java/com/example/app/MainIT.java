package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainIT {

    /** As the README says. */
    @Test
    void runsOnTheModulePath() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-p",
                "target/app.jar" + File.pathSeparator + "target/mods", "-m", "com.example.app/com.example.app.Main")
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("78498%n6765%n".formatted(), output);
        assertEquals(0, process.waitFor());
    }
}
