package io.zeolite.itests.driver;

import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the cases on a class path or a module path. */
public final class Main {

    private Main() {
    }

    /** Reports on standard output; the arguments are the directory of the guests and one to work in. */
    public static void main(String[] arguments) throws IOException {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            new GuestCases(runtime).run(Path.of(arguments[0]), Path.of(arguments[1]), System.out::println);
        }
    }
}
