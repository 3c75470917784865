package io.zeolite.itests.driver;

import io.zeolite.api.ModuleConfig;
import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a guest that needs what others provide, on a class path or a module path. */
public final class Composition {

    private Composition() {
    }

    /** Prints what the guest makes of it; the argument is the guest. */
    public static void main(String[] arguments) throws IOException {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            var guest = runtime.instantiate(runtime.compile(Path.of(arguments[0])), ModuleConfig.named("composed"));
            System.out.println("sum " + guest.function("sum").call().getInt(0));
            System.out.println("grew from " + guest.function("grow").call(1).getInt(0));
        }
    }
}
