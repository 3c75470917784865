package io.zeolite.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.FunctionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogScopesTest {

    private static final String WASI = "wasi_snapshot_preview1";

    @Test
    void readsLists() {
        assertEquals(LogScopes.of(LogScope.CLOCK, LogScope.FILESYSTEM), LogScopes.parse("clock, filesystem"));
        assertEquals(LogScopes.ALL, LogScopes.parse("clock,all"));
        assertEquals(LogScopes.NONE, LogScopes.parse(""));
        assertThrows(IllegalArgumentException.class, () -> LogScopes.parse("clock,files"));
    }

    @Test
    void writesLists() {
        assertEquals("clock|proc|filesystem|memory|poll|random|sock", LogScopes.of(LogScope.values()).toString());
        assertEquals("all", LogScopes.ALL.toString());
        assertEquals("", LogScopes.NONE.toString());
    }

    @Test
    void tellsAllFromAllGroups() {
        assertNotEquals(LogScopes.ALL, LogScopes.of(LogScope.values()));
        assertEquals(LogScopes.ALL, LogScopes.of(LogScope.CLOCK).and(LogScopes.ALL));
        assertEquals(LogScopes.parse("poll,clock"), LogScopes.of(LogScope.CLOCK).and(LogScopes.of(LogScope.POLL)));
        assertTrue(LogScopes.ALL.includes(LogScope.SOCK));
        assertFalse(LogScopes.NONE.includes(LogScope.SOCK));
    }

    private static FunctionDefinition definition(String module, String name, boolean host, String... exports) {
        return new FunctionDefinition(module, 0, name, FunctionType.of(), Optional.empty(), List.of(exports),
                List.of(), List.of(), host);
    }

    @ParameterizedTest
    @CsvSource({"clock_time_get,clock", "proc_exit,proc", "path_open,filesystem", "fd_read,filesystem",
        "poll_oneoff,poll", "random_get,random", "sock_accept,sock"})
    void chooseFunctionsOfWasiByTheirNames(String name, String scope) {
        FunctionDefinition function = definition(WASI, name, true, name);
        for (LogScope candidate : LogScope.values()) {
            assertEquals(candidate.toString().equals(scope), new ScopeFilter(LogScopes.of(candidate)).test(function));
        }
    }

    @ParameterizedTest
    @CsvSource({"args_get", "environ_get", "sched_yield", "proc_raise"})
    void chooseTheOtherFunctionsOfWasiWithAllOnly(String name) {
        assertFalse(new ScopeFilter(LogScopes.of(LogScope.values())).test(definition(WASI, name, true, name)));
        assertTrue(new ScopeFilter(LogScopes.ALL).test(definition(WASI, name, true, name)));
    }

    @Test
    void chooseFunctionsOfToolchainsByTheirExports() {
        ScopeFilter filter = new ScopeFilter(LogScopes.parse("proc,memory"));
        assertTrue(filter.test(definition("env", "~lib/builtins/abort", true, "abort")));
        assertTrue(filter.test(definition("env", "", true, "emscripten_notify_memory_growth")));
        assertFalse(filter.test(definition("env", "~lib/builtins/seed", true, "seed")));
        assertFalse(filter.test(definition("env", "~lib/builtins/trace", true, "trace")));
        assertFalse(filter.test(definition("env", "abort", true)));
    }

    @Test
    void chooseFunctionsOfGuestsWithAllAndOnlyIfExported() {
        assertTrue(new ScopeFilter(LogScopes.ALL).test(definition("guest", "run", false, "run")));
        assertFalse(new ScopeFilter(LogScopes.ALL).test(definition("guest", "run", false)));
        assertFalse(new ScopeFilter(LogScopes.of(LogScope.values())).test(definition("env", "abort", false, "abort")));
        assertTrue(new ScopeFilter(LogScopes.ALL).test(definition("host", "f", true, "f")));
        assertFalse(new ScopeFilter(LogScopes.of(LogScope.values())).test(definition("host", "f", true, "f")));
    }
}
