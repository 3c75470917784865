package io.zeolite.itests.memory;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeMemoryIT {

    private static final long NEEDED_GIBIBYTES = 10;

    @Test
    @Timeout(120)
    void fourGibibytesWorkAtTheLastByte() throws IOException {
        assumeTrue(availableGibibytes() >= NEEDED_GIBIBYTES,
                () -> "needs " + NEEDED_GIBIBYTES + " GiB of free memory");
        try (var runtime = WasmRuntime.create()) {
            var instance = runtime.instantiate(guest("whole"));
            assertEquals(1L << 32, instance.memory().size());
            assertEquals(0, instance.function("load8").call(0xffff_ffffL).getInt(0));
            instance.function("store8").call(0xffff_ffffL, 0xab);
            assertEquals(0xab, instance.function("load8").call(0xffff_ffffL).getInt(0));
            assertEquals((byte) 0xab, instance.memory().getByte(0xffff_ffffL));
            assertEquals(0xab00_0000_0000_0000L, instance.function("load64").call(0xffff_fff8L).getLong(0));
            var thrown = assertThrows(TrapException.class, () -> instance.function("load64").call(0xffff_fff9L));
            assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, thrown.kind());
            assertEquals(-1, instance.memory().grow(1));
        }
    }

    @Test
    @Timeout(120)
    void fourGibibytesCanBeGrownTo() throws IOException {
        assumeTrue(availableGibibytes() >= NEEDED_GIBIBYTES,
                () -> "needs " + NEEDED_GIBIBYTES + " GiB of free memory");
        try (var runtime = WasmRuntime.create()) {
            var instance = runtime.instantiate(guest("wide"));
            assertThrows(TrapException.class, () -> instance.function("loadLast").call(0));
            assertEquals(1, instance.function("grow").call(65_535).getInt(0));
            assertEquals(65_536, instance.function("size").call().getInt(0));
            instance.function("store8").call(0xffff_ffffL, 0xcd);
            assertEquals(0xcd, instance.function("loadLast").call(0).getInt(0));
            assertThrows(TrapException.class, () -> instance.function("loadLast").call(1));
            instance.function("store64").call(0xffff_fff8L, -1);
            assertEquals(-1, instance.function("load64").call(0xffff_fff8L).getLong(0));
            assertThrows(TrapException.class, () -> instance.function("store64").call(0xffff_fff9L, 0));
            assertEquals(-1, instance.function("grow").call(1).getInt(0));
        }
    }

    @Test
    @Timeout(120)
    void growsPageByPage() {
        try (var runtime = WasmRuntime.create()) {
            var instance = runtime.instantiate(guest("wide"));
            for (int pages = 1; pages < 4096; pages++) {
                assertEquals(pages, instance.function("grow").call(1).getInt(0));
                int last = (pages + 1) * 65_536 - 1;
                assertEquals(0, instance.function("load8").call(last).getInt(0));
                instance.function("store8").call(last, pages & 0xff);
            }
            assertEquals(256 << 20, instance.memory().size());
            for (int pages = 1; pages < 4096; pages++) {
                assertEquals(pages & 0xff, instance.function("load8").call((pages + 1) * 65_536L - 1).getInt(0));
            }
        }
    }

    @Test
    void growthEndsAtTheLimit() {
        try (var runtime = WasmRuntime.create(RuntimeConfig.defaults().withMemoryLimitPages(16))) {
            var instance = runtime.instantiate(guest("wide"));
            assertEquals(1, instance.function("grow").call(15).getInt(0));
            assertEquals(-1, instance.function("grow").call(1).getInt(0));
            assertEquals(-1, instance.memory().grow(1));
            assertEquals(16, instance.function("size").call().getInt(0));
        }
    }

    @Test
    void aMinimumOverTheLimitIsRefused() {
        try (var runtime = WasmRuntime.create(RuntimeConfig.defaults().withMemoryLimitPages(4096))) {
            var thrown = assertThrows(UnsupportedException.class, () -> runtime.instantiate(guest("too-large")));
            assertTrue(thrown.getMessage().contains("implementation limit"), thrown::getMessage);
            assertTrue(thrown.getMessage().contains("4097"), thrown::getMessage);
            assertTrue(thrown.getMessage().contains("4096"), thrown::getMessage);
        }
    }

    /** Memory that the system could give, where it says so; else as if there were none. */
    private static long availableGibibytes() throws IOException {
        var file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) return 0;
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 20).findFirst().orElse(0);
    }
}
