package io.zeolite.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions about error numbers. */
final class Assert {

    private Assert() {
    }

    static void assertErrno(Errno expected, Executable operation) {
        assertEquals(expected, assertThrows(ErrnoException.class, operation).errno());
    }
}
