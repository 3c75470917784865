package io.zeolite.itests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Mounts;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import io.zeolite.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What moving data costs. */
class TransferCostIT {
    private static final int CALLS = 200;
    private static final int ROUNDS = 60;
    /** Half of what the smallest object would take for each call; calling the guest itself takes about 1,200 bytes. */
    private static final long MOST_BYTES = 8 * CALLS;

    /** {@code move(n)} calls one function n times with 64 KiB, at the start of a file if it has a position. */
    private static final String GUEST = """
        (module
          (import "wasi_snapshot_preview1" "path_open"
            (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_pread" (func $fd_pread (param i32 i32 i32 i64 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_pwrite" (func $fd_pwrite (param i32 i32 i32 i64 i32) (result i32)))
          (memory (export "memory") 4)
          (data (i32.const 0) "\\00\\00\\01\\00\\00\\00\\01\\00")
          (data (i32.const 64) "file")
          (func (export "open") (result i32)
            (if (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 4) (i32.const 1)
                  (i64.const 0x42) (i64.const 0) (i32.const 0) (i32.const 16))
              (then (unreachable)))
            (i32.load (i32.const 16)))
          (func (export "move") (param $fd i32) (param $calls i32) (result i32) (local $errors i32)
            (loop $again
              (local.set $errors (i32.or (local.get $errors) (call $%s)))
              (br_if $again (local.tee $calls (i32.sub (local.get $calls) (i32.const 1)))))
            (local.get $errors)))
        """;

    @TempDir private Path root;

    private static String calling(String function) {
        var offset = function.startsWith("fd_p") ? "(i64.const 0) " : "";
        return GUEST.replace("(call $%s)", "(call $" + function + " (local.get $fd) (i32.const 0) (i32.const 1) " + offset
                + "(i32.const 16))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd_pwrite", "fd_pread", "fd_write", "fd_read", "fd_write of standard output"})
    void nothingIsAllocatedForACall(String what) {
        var config = ModuleConfig.named("mover").with(Mounts.KEY, Mounts.of(root, "/"))
                .withStdout(OutputStream.nullOutputStream());
        try (var runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(ExecutionTier.COMPILER))) {
            var mover = runtime.instantiate(runtime.compile(Text.toBinary(calling(what.split(" ")[0]))), config);
            int opened = mover.function("open").call().getInt(0);
            int descriptor = what.contains(" ") ? 1 : opened;
            var move = mover.function("move");
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > MOST_BYTES; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                assertEquals(0, move.call((long) descriptor, CALLS).getInt(0));
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            long allocated = least;
            assertTrue(allocated <= MOST_BYTES, () -> allocated + " bytes for " + CALLS + " calls");
        }
    }

    /** A directory of many files, which counts how often it is asked for them. */
    private record Crowd(List<DirectoryEntry> entries, AtomicInteger lists) implements GuestFileSystem, GuestFile {

        @Override
        public GuestFile open(String path, Set<OpenFlag> flags, int mode) {
            return this;
        }

        @Override
        public FileStat stat(String path) {
            return stat();
        }

        @Override
        public FileStat stat() {
            return FileStat.ofType(FileType.DIRECTORY);
        }

        @Override
        public List<DirectoryEntry> readdir() {
            lists.incrementAndGet();
            return entries;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLargeDirectoryIsListedOnce(ExecutionTier tier) throws IOException {
        var entries = IntStream.range(0, 100_000)
                .mapToObj(number -> new DirectoryEntry("file-" + number, number + 1, FileType.REGULAR_FILE)).toList();
        var crowd = new Crowd(entries, new AtomicInteger());
        var bulk = new Programs(tier, "bulk", root);
        var config = bulk.config("count", "crowd").with(Mounts.KEY, Mounts.none().withFileSystem(crowd, "/crowd"));
        var result = bulk.run(Context.root(), config);
        assertEquals("100002 entries\n", result.ok().out());
        assertEquals(1, crowd.lists().get());
    }
}
