package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnlinkableException;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What threads do to a memory that they share. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
class ThreadsTest {

    private static final int WORKERS = 8;
    private static final int TIMES = 30_000;
    private static final int ALL = WORKERS * TIMES;

    @Parameter private ExecutionTier tier;

    private Crew crew;
    private Memory memory;

    @BeforeEach
    void gather() {
        crew = new Crew(tier);
        memory = crew.memory();
    }

    @AfterEach
    void close() {
        crew.close();
    }

    private static void assertTraps(TrapKind kind, Executable executable) {
        assertEquals(kind, assertThrows(TrapException.class, executable).kind());
    }

    @Test
    void noAdditionIsLost() throws InterruptedException, ExecutionException {
        crew.work(WORKERS, (worker, _) -> worker.function("add").call(TIMES));
        assertSums(ALL);
    }

    @Test
    void noSubtractionIsLost() throws InterruptedException, ExecutionException {
        crew.work(WORKERS, (worker, _) -> worker.function("sub").call(TIMES));
        assertSums(-ALL);
    }

    private void assertSums(int times) {
        assertEquals(times, memory.getInt(0));
        assertEquals(times * 0x1_0000_0001L, memory.getLong(8));
        assertEquals((byte) times, memory.getByte(16));
        assertEquals((byte) (3 * times), memory.getByte(17));
        assertEquals((short) times, memory.getShort(18));
        assertEquals(5 * times, memory.getInt(20));
        assertEquals(times, crew.far().getLong(16));
    }

    @Test
    void eachFlipsItsOwnBit() throws InterruptedException, ExecutionException {
        crew.work(WORKERS, (worker, number) -> worker.function("xor").call(1L << number, TIMES + 1));
        assertEquals(0xff, memory.getLong(8));
        assertEquals(0xff, memory.getInt(0));
        assertEquals(0xff, memory.getShort(18));
        assertEquals(-1, memory.getByte(17));
    }

    @Test
    void whatIsNotAsExpectedIsNotReplaced() throws InterruptedException, ExecutionException {
        crew.work(WORKERS, (worker, _) -> worker.function("increment").call(TIMES));
        assertEquals((short) ALL, memory.getShort(22));
        assertEquals(0, memory.getShort(20));
    }

    private static ThreadFactory factory(boolean virtual) {
        return virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lockGuardsWhatIsNotAtomic(boolean virtual) throws InterruptedException, ExecutionException {
        crew.work(factory(virtual), WORKERS, (worker, _) -> worker.function("mutex").call(TIMES));
        assertEquals(ALL, memory.getInt(40));
        assertEquals(0, memory.getInt(32));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoTakeTurns(boolean virtual) throws InterruptedException, ExecutionException {
        crew.work(factory(virtual), 2, (worker, number) -> worker.function("turns").call((long) number, 5_000));
        assertEquals(10_000, memory.getInt(56));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeSize", "seeFlag", "seeCall"})
    void growthIsSeenByAnotherThread(String how) throws InterruptedException, ExecutionException {
        crew.work(2, (worker, number) -> {
            if (number == 0) {
                assertEquals(0, worker.function(how).call().getInt(0));
            } else {
                while (memory.getInt(64) == 0) {
                    Thread.onSpinWait();
                }
                assertEquals(1, worker.function("grow").call().getInt(0));
            }
        });
        assertEquals(2, memory.pages());
    }

    @Test
    void growthEndsAtTheMaximum() {
        ModuleInstance worker = crew.newWorker();
        long start = memory.segment().address();
        for (int pages = 1; pages < 4; pages++) {
            assertEquals(pages, worker.function("grow").call().getInt(0));
        }
        assertEquals(-1, worker.function("grow").call().getInt(0));
        assertEquals(4, memory.pages());
        assertEquals(start, memory.segment().address());
    }

    @Test
    void boundsComeBeforeAlignment() {
        ModuleInstance worker = crew.newWorker();
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("load64").call(-1));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("load64").call(65_536 - 7));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("store32").call(65_536 - 3, 0));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("store32").call(65_536 - 6, 0));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("load64").call(4));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("load16").call(-3));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("load16").call(1));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("add8").call(65_536, 1));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("addFar").call(-1L, 1L));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("addFar").call(-8L, 1L));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("addFarther").call(8L, 1L));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("addFar").call(12L, 1L));
    }

    @Test
    void narrowOperandsAreWrapped() {
        ModuleInstance worker = crew.newWorker();
        memory.setInt(0, 0x8182_8384);
        assertEquals(0x83, worker.function("add8").call(1, 0x17d).getInt(0));
        assertEquals(0x8182_0084, memory.getInt(0));
        assertEquals(0x82, worker.function("exchange8").call(2, 0x182, 0x1ff).getInt(0));
        assertEquals(0x81ff_0084, memory.getInt(0));
        assertEquals(0x81, worker.function("exchange8").call(3, 0x82, 1).getInt(0));
        assertEquals(0x81ff_0084, memory.getInt(0));
        assertEquals(0x81ff, worker.function("load16").call(0).getInt(0));
    }

    @Test
    void memoryNeedNotBeShared() {
        ModuleInstance worker = crew.newWorker();
        assertEquals(0, worker.function("addOwn").call(4, 5).getInt(0));
        assertEquals(5, worker.function("addOwn").call(4, 6).getInt(0));
    }

    @Test
    void memoryOfTinyPagesMayEndWithinAWord() {
        ModuleInstance tiny = crew.runtime().instantiate(Crew.binary("tiny"));
        assertEquals(0, tiny.function("add8").call(4, 7).getInt(0));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> tiny.function("add8").call(5, 1));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> tiny.function("add32").call(4, 1));
        assertEquals(5, tiny.function("grow").call().getInt(0));
        assertEquals(7, tiny.function("add8").call(4, 1).getInt(0));
        assertEquals(0, tiny.function("add8").call(5, 1).getInt(0));
        assertEquals(-1, tiny.function("grow").call().getInt(0));
    }

    /** Gives other bytes each time. */
    private record Moving(Arena arena) implements LinearMemory {

        @Override
        public Optional<MemorySegment> reallocate(long bytes) {
            return Optional.of(arena.allocate(bytes, Long.BYTES));
        }

        @Override
        public void free() {
            arena.close();
        }
    }

    @Test
    void allocatorMustNotMoveIt() {
        Context context = Experimental.withMemoryAllocator(Context.root(),
                (_, _) -> Optional.of(new Moving(Arena.ofShared())));
        ModuleInstance moved = crew.runtime().instantiate(context, Crew.binary("sharing"), ModuleConfig.defaults());
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> moved.findMemory("memory").orElseThrow().grow(1));
        assertEquals("shared memory cannot move, this is a bug in the memory allocator", refused.getMessage());
    }

    @Test
    void sharedAndUnsharedDoNotMatch() {
        Context context = Experimental.withImportResolver(Context.root(),
                _ -> Optional.of(crew.runtime().instantiate(Crew.binary("unshared"))));
        assertThrows(UnlinkableException.class,
                () -> crew.runtime().instantiate(context, Crew.binary("workers"), ModuleConfig.defaults()));
    }
}
