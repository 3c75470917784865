package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.InvalidException;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.cache.CacheDirectory;
import io.zeolite.engine.cache.Digest;
import io.zeolite.engine.cache.StoredCode;
import io.zeolite.experimental.Experimental;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationCacheTest {

    private static final int NUMBER = 123_456_789;
    private static final int OTHER = 987_654_321;

    @TempDir Path directory;

    /** Another process would have another object, too. */
    private CompilationCache cache() throws IOException {
        return CompilationCache.inDirectory(directory);
    }

    private static StoredCode code(CompilationCache cache) {
        try (WasmRuntime runtime = CachedGuest.runtime(cache)) {
            return ((EngineModule) runtime.compile(CachedGuest.returning(NUMBER))).module().stored().orElseThrow();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Makes the code that is kept return another number. */
    private static void change(StoredCode code) {
        Map<String, byte[]> classes = new HashMap<>(code.read("Group0").orElseThrow());
        ByteBuffer bytes = ByteBuffer.wrap(classes.get("Group0"));
        for (int place = 0; place <= bytes.limit() - Integer.BYTES; place++) {
            if (bytes.getInt(place) == NUMBER) {
                bytes.putInt(place, OTHER);
            }
        }
        code.write("Group0", classes);
    }

    @Test
    void executesTheCodeThatTheDirectoryHas() throws IOException {
        assertEquals(NUMBER, CachedGuest.call(cache(), NUMBER));
        change(code(cache()));
        assertEquals(OTHER, CachedGuest.call(cache(), NUMBER));
    }

    @Test
    void keepsEverythingThatIsEmitted() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        StoredCode code = code(cache());
        for (String unit : List.of("Module", "F0", "Group0")) {
            assertTrue(code.read(unit).isPresent(), unit);
        }
    }

    @Test
    void keepsAllCodeOfAModuleThatIsCompiledByWorkers() throws IOException {
        CompilationCache cache = cache();
        try (WasmRuntime runtime = CachedGuest.runtime(cache)) {
            runtime.compile(Experimental.withCompilationWorkers(Context.root(), 2), CachedGuest.returning(NUMBER));
        }
        List<Path> files = files();
        assertEquals(NUMBER, CachedGuest.call(cache(), NUMBER));
        assertEquals(files, files());
    }

    @Test
    void doesNotUseCodeOfOtherOptions() throws IOException {
        Map<String, String> labels = new HashMap<>();
        RuntimeConfig base = RuntimeConfig.defaults().withCompilationCache(cache());
        for (RuntimeConfig config : List.of(base, base.withCloseOnContextDone(true), base.withDebugInfo(false),
                base.withTier(ExecutionTier.INTERPRETER), base.withMemoryLimitPages(1))) {
            try (WasmRuntime runtime = new EngineRuntimeFactory().create(config)) {
                EngineModule module = (EngineModule) runtime.compile(CachedGuest.returning(NUMBER));
                labels.put(module.module().stored().orElseThrow().label(), config.toString());
            }
        }
        assertEquals(5, labels.size());
    }

    @Test
    void keepsTheCodeOfObservedFunctionsApart() throws IOException {
        CompilationCache cache = cache();
        Context observing = Experimental.withFunctionListenerFactory(Context.root(),
                _ -> Optional.of((_, _, _, _, _) -> {}));
        try (WasmRuntime runtime = CachedGuest.runtime(cache)) {
            EngineModule observed = (EngineModule) runtime.compile(observing, CachedGuest.returning(NUMBER));
            EngineModule plain = (EngineModule) runtime.compile(CachedGuest.returning(NUMBER));
            assertNotSame(plain, observed);
            assertNotEquals(plain.module().stored().orElseThrow().label(),
                    observed.module().stored().orElseThrow().label());
            assertNotEquals(plain.module().id(), observed.module().id());
            assertEquals(NUMBER, runtime.instantiate(plain).function("f").call().getInt(0));
            assertEquals(NUMBER, runtime.instantiate(observed).function("f").call().getInt(0));
        }
    }

    @Test
    void sharesModulesBetweenRuntimesWithTheSameCache() throws IOException {
        for (CompilationCache cache : List.of(CompilationCache.inMemory(), cache())) {
            try (WasmRuntime second = CachedGuest.runtime(cache)) {
                CompiledModule module;
                try (WasmRuntime first = CachedGuest.runtime(cache)) {
                    module = first.compile(CachedGuest.returning(NUMBER));
                    assertSame(module, second.compile(CachedGuest.returning(NUMBER)));
                    assertNotSame(module, second.compile(CachedGuest.returning(OTHER)));
                }
                assertEquals(NUMBER, second.instantiate(module).function("f").call().getInt(0));
            }
        }
    }

    @Test
    void doesNotShareModulesOfOtherOptionsOrCaches() {
        RuntimeConfig base = RuntimeConfig.defaults().withCompilationCache(CompilationCache.inMemory());
        List<Object> modules = new ArrayList<>();
        for (RuntimeConfig config : List.of(base, base.withCustomSections(true), base.withCloseOnContextDone(true),
                base.withCompilationCache(CompilationCache.inMemory()), base.withoutCompilationCache())) {
            try (WasmRuntime runtime = new EngineRuntimeFactory().create(config)) {
                modules.add(runtime.compile(CachedGuest.returning(NUMBER)));
            }
        }
        assertEquals(5, modules.stream().distinct().count());
    }

    @Test
    void validatesAModuleThatTheDirectoryDoesNotKnow() throws IOException {
        byte[] invalid = CachedGuest.invalid();
        for (int times = 0; times < 2; times++) {
            try (WasmRuntime runtime = CachedGuest.runtime(cache())) {
                assertThrows(InvalidException.class, () -> runtime.compile(invalid));
            }
        }
        new CacheDirectory(directory, Long.MAX_VALUE)
                .module(Digest.hex(invalid), RuntimeConfig.defaults().features()).orElseThrow().keepValid();
        try (WasmRuntime runtime = CachedGuest.runtime(cache())) {
            runtime.compile(invalid);
        }
        byte[] mark = Files.readAllBytes(files().getFirst());
        for (int place = 0; place < mark.length; place++) {
            byte[] damaged = mark.clone();
            damaged[place]++;
            Files.write(files().getFirst(), damaged);
            try (WasmRuntime runtime = CachedGuest.runtime(cache())) {
                assertThrows(InvalidException.class, () -> runtime.compile(invalid), "byte " + place);
            }
        }
    }

    @Test
    void compilesAgainWhatIsDamaged() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        List<Path> files = files();
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            for (int place = 0; place < content.length; place += 7) {
                byte[] damaged = content.clone();
                damaged[place] ^= 0x10;
                assertRepaired(file, damaged, content);
            }
            assertRepaired(file, new byte[0], content);
            assertRepaired(file, ByteBuffer.wrap(content).slice(0, content.length / 2), content);
            assertRepaired(file, Files.readAllBytes(files.getFirst().equals(file) ? files.getLast() : files.getFirst()),
                    content);
        }
        assertEquals(files, files());
    }

    private void assertRepaired(Path file, ByteBuffer damaged, byte[] content) throws IOException {
        byte[] bytes = new byte[damaged.remaining()];
        damaged.get(bytes);
        assertRepaired(file, bytes, content);
    }

    private void assertRepaired(Path file, byte[] damaged, byte[] content) throws IOException {
        Files.write(file, damaged);
        assertEquals(NUMBER, CachedGuest.call(cache(), NUMBER));
        assertEquals(ByteBuffer.wrap(content), ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    @Test
    void compilesWhereNothingCanBeReadOrWritten() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        for (Path file : files()) {
            Files.delete(file);
            Files.createDirectories(file.resolve("in the way"));
        }
        assertEquals(NUMBER, CachedGuest.call(cache(), NUMBER));
    }

    @Test
    void compilesWhereAFileIsInTheWayOfAModule() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        Path module = files().getFirst().getParent();
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(module);
        Files.createFile(module);
        assertEquals(NUMBER, CachedGuest.call(cache(), NUMBER));
    }

    @Test
    void compilesInADirectoryThatIsReadOnlyOrHasGone() throws IOException {
        CompilationCache cache = CompilationCache.inDirectory(directory.resolve("gone"));
        Files.delete(directory.resolve("gone"));
        Files.createFile(directory.resolve("gone"));
        assertEquals(NUMBER, CachedGuest.call(cache, NUMBER));
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path readOnly = Files.createDirectory(directory.resolve("read-only"));
            CompilationCache unwritable = CompilationCache.inDirectory(readOnly);
            Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
            assertEquals(NUMBER, CachedGuest.call(unwritable, NUMBER));
            Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void keepsWithinItsBound() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        long one = bytes();
        Path foreign = Files.writeString(directory.resolve("README"), "not ours");
        CompilationCache small = CompilationCache.inDirectory(directory, 5 * one);
        for (int number = 0; number < 20; number++) {
            assertEquals(number, CachedGuest.call(small, number));
            assertTrue(bytes() - Files.size(foreign) <= 5 * one);
        }
        assertTrue(bytes() > one);
        assertTrue(Files.exists(foreign));
    }

    @Test
    void keepsNothingWithoutRoom() throws IOException {
        assertEquals(NUMBER, CachedGuest.call(CompilationCache.inDirectory(directory, 0), NUMBER));
        assertEquals(List.of(), files());
    }

    @Test
    void deletesWhatWasNotUsedForLongest() throws IOException {
        CachedGuest.call(cache(), NUMBER);
        Path used = files().getFirst().getParent();
        CachedGuest.call(cache(), OTHER);
        Path unused = files().stream().map(Path::getParent).filter(module -> !module.equals(used)).findFirst()
                .orElseThrow();
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
        }
        CompilationCache full = CompilationCache.inDirectory(directory, bytes() * 5 / 4);
        assertEquals(NUMBER, CachedGuest.call(full, NUMBER));
        assertEquals(1, CachedGuest.call(full, 1));
        assertTrue(Files.exists(used));
        assertTrue(Files.notExists(unused));
    }

    @Test
    void servesManyRuntimesAtOnce() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        CompilationCache shared = cache();
        for (int i = 0; i < 200; i++) {
            int number = i % 10;
            CompilationCache cache = i % 2 == 0 ? shared : cache();
            calls.add(() -> CachedGuest.call(cache, number) - number);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertEquals(0, call.get());
            }
        }
        assertTrue(files().stream().noneMatch(file -> file.toString().endsWith(".tmp")));
    }

    @Test
    void servesSeveralProcessesAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    classPath(), CachedGuest.class.getName(), directory.toString(), "30")
                    .redirectErrorStream(true).start());
        }
        for (Process process : processes) {
            assertEquals("435", new String(process.getInputStream().readAllBytes()).strip());
            assertEquals(0, process.waitFor());
        }
        List<Path> files = files();
        for (int number = 0; number < 30; number++) {
            assertEquals(number, CachedGuest.call(cache(), number));
        }
        assertEquals(files.size(), files().stream().filter(files::contains).count());
    }

    /** Where the classes are, on whatever path they were found. */
    private static String classPath() throws Exception {
        List<String> paths = new ArrayList<>();
        for (Class<?> member : List.of(CachedGuest.class, EngineRuntimeFactory.class, WasmRuntime.class,
                Experimental.class, io.zeolite.format.ModuleDecoder.class)) {
            String name = "/" + member.getName().replace('.', '/') + ".class";
            String url = member.getResource(name).toString();
            String place = url.substring(0, url.length() - name.length()).replaceFirst("!$", "");
            paths.add(Path.of(java.net.URI.create(place.replaceFirst("^jar:", ""))).toString());
        }
        return String.join(java.io.File.pathSeparator, paths);
    }
}
