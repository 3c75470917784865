package io.zeolite.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Slots;
import org.junit.jupiter.api.Test;

/** Operands stay what they were although locals, constants and sums are left where they are as long as possible. */
class OperandsTest {

    private final Guest guest = new Guest();

    @Test
    void storesConstantAtSumWhoseTermsAreOnTheStack() {
        guest.instance.memory().setInt(0, 100);
        guest.instance.memory().setInt(12, 20);
        assertEquals(77, guest.call("store at a sum", 0, 8).getInt(0));
        assertEquals(77, guest.instance.memory().getInt(120));
    }

    @Test
    void swapsLocals() {
        Slots swapped = guest.call("swap", 1, 2);
        assertEquals(2, swapped.getInt(0));
        assertEquals(1, swapped.getInt(1));
    }

    @Test
    void readsLocalBeforeItIsSet() {
        assertEquals(-39, guest.call("read before set", 10).getInt(0));
    }

    @Test
    void keepsConstantsOfLoops() {
        assertEquals(2.5 - 2.5 / 1024, guest.call("constants in a loop", 10).getDouble(0));
    }

    @Test
    void comparesWithConstantsAndWithout() {
        assertEquals(0b01111, guest.call("compare", 3, 4).getInt(0));
        assertEquals(0b11101, guest.call("compare", 9, 4).getInt(0));
        assertEquals(0b10100, guest.call("compare", -1, 4).getInt(0));
        assertEquals(0b10101, guest.call("compare", -3, 4).getInt(0));
    }

    @Test
    void movesValuesOfBranches() {
        Slots taken = guest.call("branch with values", 1);
        assertEquals(2, taken.getInt(0));
        assertEquals(3, taken.getInt(1));
        Slots notTaken = guest.call("branch with values", 0);
        assertEquals(4, notTaken.getInt(0));
        assertEquals(5, notTaken.getInt(1));
    }

    @Test
    void movesValuesOfBranchTables() {
        int[] expected = {100, 201, 302, 103, 4};
        for (int i = 0; i < 5; i++) {
            assertEquals(expected[i], guest.call("choose", i).getInt(0));
        }
        assertEquals(-1, guest.call("choose", 0xFFFF_FFFFL).getInt(0));
    }

    @Test
    void passesParametersOfLoops() {
        assertEquals(720, guest.call("loop with parameters", 6).getInt(0));
    }
}
