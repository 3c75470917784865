package io.zeolite.engine.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EngineBuildTest {

    @Test
    void isKnownAndTheSameEachTime() {
        assertTrue(EngineBuild.identity().isPresent());
        assertEquals(EngineBuild.identity(), EngineBuild.find(EngineBuild.class));
    }

    @Test
    void differsFromOtherCode() {
        assertNotEquals(EngineBuild.identity(), EngineBuild.find(Test.class));
    }

    @Test
    void isDeclaredWhereTheCodeIsNoFile() {
        assertTrue(EngineBuild.find(String.class).isPresent());
    }
}
