package io.zeolite.engine.runtime;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Guests that differ in the number that they return, and a process that calls them. */
final class CachedGuest {

    private CachedGuest() {
    }

    /** {@return a module whose exported function {@code f} calls another, which returns the number} */
    static byte[] returning(int number) {
        ByteArrayOutputStream constant = new ByteArrayOutputStream();
        long rest = number;
        for (; rest < -64 || rest > 63; rest >>= 7) {
            constant.write((int) (rest & 0x7F | 0x80));
        }
        constant.write((int) (rest & 0x7F));
        return returning(constant.toByteArray());
    }

    /** {@return such a module, of which the function that returns the number returns none: it is invalid} */
    static byte[] invalid() {
        byte[] binary = returning(0);
        binary[binary.length - 3] = 0x01;
        binary[binary.length - 2] = 0x01;
        return binary;
    }

    private static byte[] returning(byte[] constant) {
        int body = constant.length + 3;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7F, 3, 3, 2, 0, 0, 7, 5, 1, 1,
            'f', 0, 0, 10, (byte) (body + 7), 2, 4, 0, 0x10, 1, 0x0B, (byte) body, 0, 0x41});
        out.writeBytes(constant);
        out.write(0x0B);
        return out.toByteArray();
    }

    /** {@return what the function returns in a runtime with the cache} */
    static int call(CompilationCache cache, int number) {
        try (WasmRuntime runtime = runtime(cache)) {
            return runtime.instantiate(returning(number)).function("f").call().getInt(0);
        }
    }

    static WasmRuntime runtime(CompilationCache cache) {
        return new EngineRuntimeFactory().create(RuntimeConfig.defaults().withCompilationCache(cache));
    }

    /** Calls guests with the numbers from 0 on, with a cache in a directory, and prints the sum of what they return. */
    public static void main(String[] arguments) throws IOException {
        CompilationCache cache = CompilationCache.inDirectory(Path.of(arguments[0]));
        int sum = 0;
        for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
            sum += call(cache, number);
        }
        System.out.println(sum);
    }
}
