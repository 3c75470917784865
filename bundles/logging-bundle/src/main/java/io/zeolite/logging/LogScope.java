package io.zeolite.logging;

import java.util.Locale;

/** A group of host functions. */
public enum LogScope {
    /** Clocks: {@code clock_*} of WASI. */
    CLOCK,
    /** The end of the guest: {@code proc_exit} of WASI, {@code abort} of AssemblyScript. */
    PROC,
    /** Files: {@code fd_*} and {@code path_*} of WASI. */
    FILESYSTEM,
    /** Growth of memory: {@code emscripten_notify_memory_growth} of Emscripten. */
    MEMORY,
    /** {@code poll_oneoff} of WASI. */
    POLL,
    /** Random numbers: {@code random_get} of WASI, {@code seed} of AssemblyScript. */
    RANDOM,
    /** Sockets: {@code sock_*} of WASI. */
    SOCK;

    /** {@return the name in lower case, for example {@code clock}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
