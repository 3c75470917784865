package com.example.app;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.io.InputStream;

/** Calls a guest that is a resource of this module through an interface of this module. */
public final class Main {

    private Main() {
    }

    /** Prints the number of primes below a million, and a Fibonacci number. */
    public static void main(String[] arguments) throws IOException {
        try (WasmRuntime runtime = WasmRuntime.create();
                InputStream binary = Main.class.getResourceAsStream("kernels.wasm")) {
            CompiledModule module = runtime.compile(binary);
            ModuleConfig config = ModuleConfig.defaults().withStartFunctions("_initialize");
            Kernels kernels = runtime.instantiate(module, config).bind(Kernels.class);
            IO.println(kernels.sieve(1_000_000));
            IO.println(kernels.fib(20));
        }
    }
}
