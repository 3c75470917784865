package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DefaultMemoryTest {

    private static final long PAGE = 1 << 16;
    private static final long LARGE = 1L << 30;

    @Test
    void largeBytesThatMustNotMoveAreZeroGrowInPlaceAndEnd() {
        DefaultMemory memory = new DefaultMemory(LARGE, LARGE, false);
        MemorySegment bytes = memory.reallocate(PAGE).orElseThrow();
        MemorySegment grown = memory.reallocate(LARGE).orElseThrow();
        assertEquals(bytes.address(), grown.address());
        for (long at = 0; at < LARGE; at += LARGE / 16) {
            assertEquals(0, grown.get(ValueLayout.JAVA_LONG, at));
            grown.set(ValueLayout.JAVA_LONG, at, ~at);
            assertEquals(~at, grown.get(ValueLayout.JAVA_LONG, at));
        }
        assertEquals(~0L, bytes.get(ValueLayout.JAVA_LONG, 0));
        memory.free();
        assertThrows(IllegalStateException.class, () -> grown.get(ValueLayout.JAVA_LONG, 0));
    }

    private static long residentBytes() throws IOException {
        Path statistics = Path.of("/proc/self/statm");
        assumeTrue(Files.isReadable(statistics));
        return Long.parseLong(Files.readString(statistics).split(" ")[1]) * 4_096;
    }

    @Test
    void onlyWhatIsUsedOfThemTakesMemory() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            assumeTrue(LazyMapping.map(arena, PAGE).isPresent());
        }
        long before = residentBytes();
        DefaultMemory memory = new DefaultMemory(LARGE, LARGE, false);
        memory.reallocate(LARGE).orElseThrow().asSlice(0, PAGE).fill((byte) 1);
        long taken = residentBytes() - before;
        memory.free();
        assertTrue(taken < LARGE / 2, taken + " bytes");
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new HashSet<>(files.filter(file -> file.toString().endsWith(".memory")).toList());
        }
    }

    @Test
    @Timeout(60)
    void noFileIsLeft() throws IOException {
        Set<Path> before = temporaryFiles();
        DefaultMemory memory = new DefaultMemory(LARGE, LARGE, false);
        memory.reallocate(PAGE).orElseThrow();
        while (!before.containsAll(temporaryFiles())) {
            Thread.onSpinWait(); // those that other processes make are gone at once, too
        }
        memory.free();
    }

    @Test
    void smallAndMovableBytesAreOfTheNativeHeap() {
        for (DefaultMemory memory : new DefaultMemory[] {
            new DefaultMemory(PAGE, PAGE, false), new DefaultMemory(PAGE, LARGE, true)}) {
            assertTrue(!memory.reallocate(PAGE).orElseThrow().isMapped());
            memory.free();
        }
    }
}
