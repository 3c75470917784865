package io.zeolite.itests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that work on many files, or must not lose any. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ProgramsIT {

    @TempDir private Path root;

    /** Names, kinds, times and contents of what is below a directory. */
    private static Map<String, String> tree(Path directory) throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(path -> !path.equals(directory)).toList()) {
                var time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
                var content = Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path)
                        : Files.isDirectory(path) ? "/"
                                : Files.readString(path) + " x " + Files.getAttribute(path, "unix:nlink");
                found.put(directory.relativize(path).toString(), time + " " + content);
            }
        }
        return found;
    }

    private void makeTree() throws IOException {
        var deep = root.resolve("tree");
        for (int depth = 0; depth < 12; depth++) {
            deep = deep.resolve("directory-" + depth);
            Files.createDirectories(deep.resolve("empty"));
            for (int file = 0; file < 5; file++) {
                Files.writeString(deep.resolve("file-" + file), "content %d of %d\n".formatted(file, depth).repeat(file));
            }
            Files.createLink(deep.resolve("hard"), deep.resolve("file-1"));
            Files.createSymbolicLink(deep.resolve("soft"), Path.of("../directory-" + depth + "/file-2"));
            Files.createSymbolicLink(deep.resolve("dangling"), Path.of("nowhere"));
            Files.writeString(deep.resolve("größer – 大きい"), "x".repeat(200_000));
        }
        var nanos = 1_000_000_123L;
        try (var paths = Files.walk(root.resolve("tree"))) {
            for (var path : paths.filter(path -> !Files.isSymbolicLink(path)).toList().reversed()) {
                Files.setLastModifiedTime(path, FileTime.from(nanos += 987_654_321, TimeUnit.NANOSECONDS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveKeepsTreesWithLinksAndTimes(ExecutionTier tier) throws IOException {
        makeTree();
        Files.createDirectory(root.resolve("copy"));
        var archive = new Programs(tier, "archive", root);
        archive.run("pack", "tree.archive", "tree").ok();
        archive.run("unpack", "tree.archive", "copy").ok();
        var expected = tree(root.resolve("tree"));
        assertEquals(expected, tree(root.resolve("copy")));
        assertEquals(expected.size(), archive.run("list", "tree.archive").ok().out().lines().count());
    }

    @ParameterizedTest
    @EnumSource
    void grepReadsTenThousandFiles(ExecutionTier tier) throws IOException {
        for (int directory = 0; directory < 100; directory++) {
            var path = Files.createDirectories(root.resolve("texts/%02d".formatted(directory)));
            for (int file = 0; file < 100; file++) {
                Files.writeString(path.resolve("%02d".formatted(file)), "hay\n%s\nhay\n".formatted(
                        file == directory ? "a needle" : "more hay"));
            }
        }
        var out = new Programs(tier, "grep", root).run("needle", "texts").ok().out().lines().toList();
        assertEquals("100 lines in 10000 files", out.getLast());
        assertEquals(101, out.size());
        assertEquals("texts/42/42:2:a needle", out.get(42));
    }

    @ParameterizedTest
    @EnumSource
    void aStoreLosesNothingThatItSaidWasStored(ExecutionTier tier) throws Exception {
        var store = new Programs(tier, "kvstore", root);
        var random = new Random(7);
        for (int round = 0; round < 10; round++) {
            var cancellation = new Cancellation();
            var killer = Thread.ofVirtual().unstarted(() -> {
                try {
                    Thread.sleep(random.nextInt(300, 700));
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                cancellation.cancel();
            });
            killer.start();
            var killed = store.run(Context.root().withCancellation(cancellation), store.config("store", "fill", "0"));
            killer.join();
            assertEquals(ExitException.CONTEXT_CANCELLED, killed.exitCode());
            long told = killed.out().lines().mapToLong(Long::parseLong).max().orElse(-1);
            long kept = Long.parseLong(store.run("store", "check").ok().out().strip());
            assertTrue(told < kept, () -> told + " was stored, of " + kept);
            if (told >= 0) {
                var got = store.run("store", "get", "key-" + told);
                assertEquals("value-" + told, got.out().strip(), got + " of " + kept);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStoreCutsOffWhatACrashHasLeft(ExecutionTier tier) throws Exception {
        var store = new Programs(tier, "kvstore", root);
        store.run("store", "fill", "3").ok();
        var whole = Files.readAllBytes(root.resolve("store"));
        for (int bytes = whole.length - 1; bytes > whole.length * 2 / 3; bytes -= 3) {
            Files.write(root.resolve("store"), whole, StandardOpenOption.TRUNCATE_EXISTING);
            try (var file = Files.newByteChannel(root.resolve("store"), StandardOpenOption.WRITE)) {
                file.truncate(bytes);
            }
            assertEquals("2", store.run("store", "check").ok().out().strip());
            store.run("store", "put", "key-2", "again").ok();
            assertEquals("again", store.run("store", "get", "key-2").ok().out().strip());
        }
    }
}
