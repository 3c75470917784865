package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ModuleConfig;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code clock_*}, {@code random_get} and {@code sched_yield}. */
class ClocksTest {

    private final Guest guest = new Guest(ModuleConfig.defaults());

    private long time(int clock) {
        guest.run("clock_time_get", clock, 0, 8);
        return guest.memory().getLong(8);
    }

    @Test
    void showsDeterministicTimeByDefault() {
        assertEquals(1_640_995_200_000_000_000L, time(0));
        assertEquals(1_640_995_200_001_000_000L, time(0));
        assertEquals(0, time(1));
        assertEquals(1_000_000, time(1));
    }

    @Test
    void showsTheConfiguredClocksAndTheirResolution() {
        Guest other = new Guest(ModuleConfig.defaults().withWallClock(() -> 7, 1_000).withNanoClock(() -> 9, 3));
        other.run("clock_time_get", 1, 0, 8);
        assertEquals(9, other.memory().getLong(8));
        other.run("clock_res_get", 0, 8);
        assertEquals(1_000, other.memory().getLong(8));
        other.run("clock_res_get", 1, 8);
        assertEquals(3, other.memory().getLong(8));
    }

    @Test
    void showsProcessorTimeWithTheClocksOfTheMachineAlone() {
        Guest other = new Guest(ModuleConfig.defaults().withSystemServices());
        for (int clock : new int[] {2, 3}) {
            other.run("clock_time_get", clock, 0, 8);
            assertTrue(other.memory().getLong(8) > 0);
            other.run("clock_res_get", clock, 8);
            assertTrue(other.memory().getLong(8) > 0);
        }
    }

    @Test
    void knowsNoOtherClocks() {
        for (int clock : new int[] {2, 3, 100, -1}) {
            assertEquals(WasiErrno.EINVAL, guest.call("clock_time_get", clock, 0, 8));
            assertEquals(WasiErrno.EINVAL, guest.call("clock_res_get", clock, 8));
        }
    }

    @Test
    void failsBeyondMemory() {
        assertEquals(WasiErrno.EFAULT, guest.call("clock_time_get", 0, 0, Guest.BEYOND - 7));
        assertEquals(WasiErrno.EFAULT, guest.call("clock_res_get", 0, Guest.BEYOND));
        assertEquals(WasiErrno.EFAULT, guest.call("random_get", Guest.BEYOND - 4, 5));
        assertEquals(WasiErrno.EFAULT, guest.call("random_get", 0, -1));
    }

    @Test
    void givesTheSameRandomNumbersByDefault() {
        guest.run("random_get", 8, 10_000);
        byte[] expected = new byte[4096];
        new SplittableRandom(42).nextBytes(expected);
        assertArrayEquals(expected, guest.memory().read(8, 4096));
        guest.run("random_get", Guest.BEYOND, 0);
    }

    @Test
    void yieldsAsConfigured() {
        AtomicInteger yields = new AtomicInteger();
        new Guest(ModuleConfig.defaults().withYielder(yields::incrementAndGet)).run("sched_yield");
        assertEquals(1, yields.get());
    }
}
