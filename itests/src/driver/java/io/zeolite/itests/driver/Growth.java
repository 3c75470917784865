package io.zeolite.itests.driver;

import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.nio.file.Path;

/** Grows the memory of a guest, on a class path or a module path. */
public final class Growth {

    private Growth() {
    }

    /** Prints whether the memory stayed where it was; the argument is the guest. */
    public static void main(String[] arguments) throws IOException {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            var guest = runtime.instantiate(runtime.compile(Path.of(arguments[0])));
            var before = guest.memory().segment();
            guest.memory().setInt(4, 42);
            guest.memory().grow(2);
            guest.memory().setInt(3 * 65_536 - 4, 43);
            System.out.println("holds " + guest.memory().getInt(4) + " and " + guest.memory().getInt(3 * 65_536 - 4));
            System.out.println(before.scope().isAlive() && before.address() == guest.memory().segment().address()
                    ? "stayed" : "moved");
        }
    }
}
