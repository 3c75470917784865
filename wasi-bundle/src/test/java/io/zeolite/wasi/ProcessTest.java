package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code proc_*} and {@code sock_*}. */
class ProcessTest {

    private final Guest guest = new Guest(ModuleConfig.defaults());

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void closesTheGuestAndEndsTheCall(int code) {
        ExitException exit = assertThrows(ExitException.class, () -> guest.call("proc_exit", code));
        assertEquals(code, exit.exitCode());
        assertEquals(code, guest.instance().exitCode().orElseThrow());
        assertTrue(guest.instance().isClosed());
    }

    @ParameterizedTest
    @CsvSource({"1, 129", "6, 134", "9, 137", "15, 143", "30, 158"})
    void endsTheGuestByASignalAsAShellReportsIt(int signal, int code) {
        ExitException exit = assertThrows(ExitException.class, () -> guest.call("proc_raise", signal));
        assertEquals(code, exit.exitCode());
        assertTrue(guest.instance().isClosed());
    }

    @Test
    void ignoresSignalsThatEndNothingAndRefusesThoseThatStop() {
        for (int signal : new int[] {0, 16, 17, 22, 27}) {
            guest.run("proc_raise", signal);
        }
        for (int signal = 18; signal <= 21; signal++) {
            assertEquals(WasiErrno.ENOTSUP, guest.call("proc_raise", signal));
        }
        assertEquals(WasiErrno.EINVAL, guest.call("proc_raise", 31));
        assertEquals(WasiErrno.EINVAL, guest.call("proc_raise", -1));
    }

    @Test
    void hasNoSockets() {
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_accept", 0, 0, 8));
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_recv", 0, 0, 0, 0, 8, 12));
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_send", 1, 0, 0, 0, 8));
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_shutdown", 1, 0));
        assertEquals(WasiErrno.EBADF, guest.call("sock_shutdown", 42, 0));
    }
}
