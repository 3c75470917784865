package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.ModuleConfig;
import org.junit.jupiter.api.Test;

/** {@code args_*} and {@code environ_*}. */
class ArgumentsTest {

    private final Guest guest = new Guest(ModuleConfig.defaults().withArguments("a", "b\u00fcr")
            .withEnvironment("ANIMAL", "bear").withEnvironment("FOOD", ""));

    @Test
    void tellsTheSizes() {
        guest.run("args_sizes_get", 8, 12);
        assertEquals(2, guest.memory().getInt(8));
        assertEquals(7, guest.memory().getInt(12));
        guest.run("environ_sizes_get", 8, 12);
        assertEquals(2, guest.memory().getInt(8));
        assertEquals(18, guest.memory().getInt(12));
    }

    @Test
    void writesTextsAndTheirAddresses() {
        guest.run("args_get", 8, 100);
        assertEquals(100, guest.memory().getInt(8));
        assertEquals(102, guest.memory().getInt(12));
        assertEquals("a\0b\u00fcr\0", guest.memory().readUtf8(100, 7));
        guest.run("environ_get", 8, 100);
        assertEquals(112, guest.memory().getInt(12));
        assertEquals("ANIMAL=bear\0FOOD=\0", guest.memory().readUtf8(100, 18));
    }

    @Test
    void failsBeyondMemoryBeforeItWrites() {
        assertEquals(WasiErrno.EFAULT, guest.call("args_get", Guest.BEYOND - 7, 100));
        assertEquals(WasiErrno.EFAULT, guest.call("args_get", 8, Guest.BEYOND - 6));
        assertEquals(WasiErrno.EFAULT, guest.call("args_get", -1, 100));
        assertEquals(WasiErrno.EFAULT, guest.call("args_sizes_get", 8, Guest.BEYOND - 3));
        assertEquals(WasiErrno.EFAULT, guest.call("environ_get", Guest.BEYOND, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("environ_sizes_get", -4, 0));
        assertEquals(0, guest.memory().getInt(8));
    }

    @Test
    void isEmptyByDefault() {
        Guest plain = new Guest(ModuleConfig.defaults());
        plain.run("args_get", 8, Guest.BEYOND);
        plain.run("args_sizes_get", 8, 12);
        assertEquals(0, plain.memory().getLong(8));
    }
}
