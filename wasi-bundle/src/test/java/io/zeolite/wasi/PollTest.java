package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.spi.Sleeper;
import io.zeolite.sysfs.Mounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code poll_oneoff}. */
class PollTest {

    private static final int IN = 1_000;
    private static final int OUT = 2_000;
    private static final int RELATIVE = 0;
    private static final int ABSOLUTE = 1;

    @TempDir private Path root;
    private final List<Long> naps = new ArrayList<>();
    private Guest guest;
    private Memory memory;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(root.resolve("file"), "wazero");
        guest = new Guest(config(naps::add));
        memory = guest.memory();
    }

    private ModuleConfig config(Sleeper sleeper) {
        return ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/")).withSleeper(sleeper)
                .withNanoClock(() -> 5_000, 1).withStdin(new ByteArrayInputStream(new byte[3]));
    }

    private void clock(int index, int id, long nanos, int flags) {
        long at = IN + index * 48L;
        memory.setLong(at, 100 + index);
        memory.setLong(at + 8, 0);
        memory.setInt(at + 16, id);
        memory.setLong(at + 24, nanos);
        memory.setLong(at + 32, 0);
        memory.setInt(at + 40, flags);
    }

    private void file(int index, int type, int descriptor) {
        long at = IN + index * 48L;
        memory.setLong(at, 100 + index);
        memory.setLong(at + 8, type);
        memory.setInt(at + 16, descriptor);
    }

    /** Polls and returns for each event its user data, error, type and size. */
    private List<List<Long>> poll(int count) {
        guest.run("poll_oneoff", IN, OUT, count, Guest.RESULT);
        List<List<Long>> events = new ArrayList<>();
        for (int index = 0; index < memory.getInt(Guest.RESULT); index++) {
            long at = OUT + index * 32L;
            events.add(List.of(memory.getLong(at), (long) memory.getShort(at + 8), (long) memory.getByte(at + 10),
                    memory.getLong(at + 16)));
        }
        return events;
    }

    @Test
    void sleepsUntilTheFirstClock() {
        clock(0, 1, 300, RELATIVE);
        clock(1, 0, 100, RELATIVE);
        clock(2, 1, 100, RELATIVE);
        assertEquals(List.of(List.of(101L, 0L, 0L, 0L), List.of(102L, 0L, 0L, 0L)), poll(3));
        assertEquals(List.of(100L), naps);
    }

    @Test
    void sleepsUntilAnAbsoluteTime() {
        clock(0, 1, 5_700, ABSOLUTE);
        assertEquals(1, poll(1).size());
        clock(0, 1, 4_000, ABSOLUTE);
        assertEquals(1, poll(1).size());
        assertEquals(List.of(700L), naps);
    }

    @Test
    void doesNotSleepWhenAFileIsReady() {
        int file = guest.open(3, "file", 0, Guest.READ_WRITE, 0);
        guest.read(file, 2);
        clock(0, 1, 100, RELATIVE);
        file(1, 1, file);
        file(2, 2, file);
        file(3, 1, 0);
        file(4, 2, 1);
        clock(5, 1, 0, RELATIVE);
        assertEquals(List.of(List.of(101L, 0L, 1L, 4L), List.of(102L, 0L, 2L, 0L), List.of(103L, 0L, 1L, 3L),
                List.of(104L, 0L, 2L, 0L), List.of(105L, 0L, 0L, 0L)), poll(6));
        assertEquals(List.of(), naps);
    }

    @Test
    void reportsErrorsByEvent() {
        file(0, 1, 42);
        file(1, 2, 0);
        file(2, 1, -1);
        clock(3, 2, 100, RELATIVE);
        long badf = WasiErrno.EBADF.number();
        assertEquals(List.of(List.of(100L, badf, 1L, 0L), List.of(101L, badf, 2L, 0L), List.of(102L, badf, 1L, 0L),
                List.of(103L, (long) WasiErrno.EINVAL.number(), 0L, 0L)), poll(4));
    }

    @Test
    void failsAsAWholeOnBadInput() {
        assertEquals(WasiErrno.EINVAL, guest.call("poll_oneoff", IN, OUT, 0, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("poll_oneoff", Guest.BEYOND - 47, OUT, 1, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("poll_oneoff", IN, Guest.BEYOND - 31, 1, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("poll_oneoff", IN, OUT, 1, Guest.BEYOND - 3));
        assertEquals(WasiErrno.EINVAL, guest.call("poll_oneoff", IN, OUT, -1, 0));
        file(0, 3, 0);
        assertEquals(WasiErrno.EINVAL, guest.call("poll_oneoff", IN, OUT, 1, 0));
    }

    @Test
    void readsTheSubscriptionsOfTheOlderModule() {
        guest = new Guest(Wasi.unstable(), config(naps::add));
        memory = guest.memory();
        for (int index = 0; index < 2; index++) {
            long at = IN + index * 56L;
            memory.setLong(at, 100 + index);
            memory.setLong(at + 16, -1);
            memory.setInt(at + 24, 1);
            memory.setLong(at + 32, 800 + index);
        }
        assertEquals(List.of(List.of(100L, 0L, 0L, 0L)), poll(2));
        assertEquals(List.of(800L), naps);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void wakesWhenTheContextIsCancelledOrItsDeadlineComes() {
        guest = new Guest(config(Sleeper.system()));
        memory = guest.memory();
        clock(0, 1, Long.MAX_VALUE, RELATIVE);
        Context late = Context.root().withTimeout(Duration.ofMillis(5));
        assertEquals(WasiErrno.EINTR, guest.call(late, "poll_oneoff", IN, OUT, 1, 0));

        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(cancellation::cancel);
        Context cancelled = Context.root().withCancellation(cancellation);
        assertEquals(WasiErrno.EINTR, guest.call(cancelled, "poll_oneoff", IN, OUT, 1, 0));
        assertEquals(false, Thread.interrupted());
    }
}
