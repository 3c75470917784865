package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MemoryAllocatorTest {

    private static final long PAGE = 1 << 16;

    private final FakeExtensions extensions = new FakeExtensions();
    private final EngineRuntime runtime = Guests.runtime(extensions);
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        runtime.close();
    }

    /** Gives what it is told to, and says what is asked of it. */
    private final class Scripted implements LinearMemory {
        private final LongFunction<Optional<MemorySegment>> give;

        Scripted(LongFunction<Optional<MemorySegment>> give) {
            this.give = give;
        }

        @Override
        public Optional<MemorySegment> reallocate(long bytes) {
            events.add("reallocate " + bytes);
            return give.apply(bytes);
        }

        @Override
        public void free() {
            events.add("free");
        }
    }

    private ModuleInstance instantiate(MemoryAllocator allocator) {
        return runtime.instantiate(Experimental.withMemoryAllocator(Context.root(), allocator),
                Guests.binary("memory"), ModuleConfig.named("m"));
    }

    private MemoryAllocator giving(LongFunction<Optional<MemorySegment>> give) {
        return (_, _) -> Optional.of(new Scripted(give));
    }

    private static Optional<MemorySegment> ofSize(long bytes) {
        return Optional.of(Arena.ofAuto().allocate(bytes, 16));
    }

    private static int call(ModuleInstance instance, String function, long... arguments) {
        return instance.function(function).call(arguments).getInt(0);
    }

    private void assertNothingIsLeft() {
        assertTrue(runtime.module("m").isEmpty());
        assertTrue(extensions.isIdle());
        try (ModuleInstance other = runtime.instantiate(Guests.binary("memory"))) {
            assertEquals(1, call(other, "grow", 1));
        }
    }

    @Test
    void asksOnceForTheMinimumAndFreesOnce() {
        ModuleInstance instance = instantiate((capacity, maximum) -> {
            events.add("allocate %d %d".formatted(capacity, maximum));
            return Optional.of(new Scripted(MemoryAllocatorTest::ofSize));
        });
        assertEquals(List.of("allocate 65536 196608", "reallocate 65536"), events);
        assertEquals(1, call(instance, "grow", 0));
        assertEquals(-1, call(instance, "grow", 3));
        assertEquals(2, events.size());
        instance.close();
        instance.close();
        assertEquals(List.of("free"), events.subList(2, events.size()));
    }

    @Test
    void memoryMayMoveWhenItGrows() {
        List<MemorySegment> given = new ArrayList<>();
        ModuleInstance instance = instantiate(giving(bytes -> {
            MemorySegment next = Arena.ofAuto().allocate(bytes, 16);
            if (!given.isEmpty()) {
                next.copyFrom(given.getLast());
            }
            given.add(next);
            return Optional.of(next);
        }));
        instance.function("store").call(8, 42);
        assertEquals(1, call(instance, "grow", 1));
        given.getFirst().fill((byte) 0);
        assertEquals(42, call(instance, "load", 8));
        assertEquals(42, instance.memory().getInt(8));
    }

    @TestFactory
    Stream<DynamicTest> refusesSegmentsThatAreNoMemory() {
        record Bad(String name, LongFunction<MemorySegment> make) {
        }
        return Stream.of(
                new Bad("too small", bytes -> Arena.ofAuto().allocate(bytes - 1)),
                new Bad("on the heap", bytes -> MemorySegment.ofArray(new long[(int) bytes / Long.BYTES])),
                new Bad("read-only", bytes -> Arena.ofAuto().allocate(bytes).asReadOnly()),
                new Bad("of one thread", bytes -> Arena.ofConfined().allocate(bytes)),
                new Bad("closed", bytes -> {
                    try (Arena arena = Arena.ofShared()) {
                        return arena.allocate(bytes);
                    }
                })).map(bad -> DynamicTest.dynamicTest(bad.name, () -> {
                    events.clear();
                    assertThrows(IllegalStateException.class,
                            () -> instantiate(giving(bytes -> Optional.of(bad.make.apply(bytes)))));
                    assertEquals(List.of("reallocate 65536", "free"), events);
                    assertNothingIsLeft();
                    assertRefusedWhenGrowing(bytes -> Optional.of(bad.make.apply(bytes)));
                }));
    }

    /** The guest goes on with what it has. */
    private void assertRefusedWhenGrowing(LongFunction<Optional<MemorySegment>> bad) {
        MemorySegment good = Arena.ofAuto().allocate(PAGE, 16);
        try (ModuleInstance instance =
                instantiate(giving(bytes -> bytes > PAGE ? bad.apply(bytes) : Optional.of(good)))) {
            instance.function("store").call(8, 42);
            assertThrows(IllegalStateException.class, () -> call(instance, "grow", 1));
            assertThrows(IllegalStateException.class, () -> instance.memory().grow(1));
            assertEquals(1, instance.memory().pages());
            assertEquals(42, call(instance, "load", 8));
        }
    }

    @Test
    void refusesNull() {
        assertThrows(IllegalStateException.class, () -> instantiate((_, _) -> null));
        assertEquals(List.of(), events);
        assertThrows(IllegalStateException.class, () -> instantiate(giving(_ -> null)));
        assertEquals(List.of("reallocate 65536", "free"), events);
        assertNothingIsLeft();
        assertRefusedWhenGrowing(_ -> null);
    }

    @Test
    void whatItThrowsReachesTheCallerAsItIs() {
        IllegalArgumentException thrown = new IllegalArgumentException("no");
        MemoryAllocator failing = (_, _) -> {
            throw thrown;
        };
        assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> instantiate(failing)));
        assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> instantiate(giving(_ -> {
            throw thrown;
        }))));
        assertEquals(List.of("reallocate 65536", "free"), events);
        assertNothingIsLeft();
        ModuleInstance instance = instantiate(giving(bytes -> {
            if (bytes > PAGE) {
                throw thrown;
            }
            return ofSize(bytes);
        }));
        assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> call(instance, "grow", 1)));
        assertEquals(0, call(instance, "load", 0));
    }

    @Test
    void failingToFreeKeepsNothingElseOpen() {
        ModuleInstance instance = instantiate((_, _) -> Optional.of(new LinearMemory() {
            @Override
            public Optional<MemorySegment> reallocate(long bytes) {
                return ofSize(bytes);
            }

            @Override
            public void free() {
                throw new AssertionError("cannot free");
            }
        }));
        instance.close();
        assertNothingIsLeft();
    }

    @Test
    void nothingMeansNotEnoughMemory() {
        assertThrows(UnlinkableException.class, () -> instantiate(giving(_ -> Optional.empty())));
        ModuleInstance instance = instantiate(giving(bytes -> bytes > PAGE ? Optional.empty() : ofSize(bytes)));
        assertEquals(-1, call(instance, "grow", 1));
        assertEquals(-1, instance.memory().grow(1));
        assertEquals(1, instance.memory().pages());
    }

    @Test
    void theNextIsAskedWhereOneDeclines() {
        extensions.services.add((MemoryAllocator) (_, _) -> Optional.empty());
        extensions.services.add(giving(MemoryAllocatorTest::ofSize));
        ModuleInstance instance = instantiate((_, _) -> Optional.empty());
        assertEquals(List.of("reallocate 65536"), events);
        extensions.depart(extensions.services.getFirst());
        assertFalse(instance.isClosed());
        extensions.depart(extensions.services.getFirst());
        assertEquals(ExitException.SERVICE_DEPARTED, instance.exitCode().orElseThrow());
    }

    @Test
    void theAllocatorOfAContextIsNoServiceThatDeparts() {
        ModuleInstance instance = instantiate(giving(MemoryAllocatorTest::ofSize));
        assertFalse(instance.isClosed());
    }

    @Test
    void departureWhileAnInstanceIsMadeLeavesNothing() {
        MemoryAllocator[] leaving = new MemoryAllocator[1];
        leaving[0] = (_, _) -> {
            extensions.depart(leaving[0]);
            return Optional.of(new Scripted(MemoryAllocatorTest::ofSize));
        };
        extensions.services.add(leaving[0]);
        ExitException exit = assertThrows(ExitException.class,
                () -> runtime.instantiate(Context.root(), Guests.binary("memory"), ModuleConfig.named("m")));
        assertEquals(ExitException.SERVICE_DEPARTED, exit.exitCode());
        assertEquals(List.of("free"), events);
        assertNothingIsLeft();
    }
}
