package io.zeolite.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void testsRunInsideTheNamedModule() {
        assertEquals("io.zeolite.engine", ModuleTest.class.getModule().getName());
    }
}
