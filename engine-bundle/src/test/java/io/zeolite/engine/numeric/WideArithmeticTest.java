package io.zeolite.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class WideArithmeticTest {

    private static final long[] EDGES = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x1234_5678_9ABC_DEF0L};

    private interface High {
        long of(long aLow, long aHigh, long bLow, long bHigh);
    }

    @Test
    void addsAsBigIntegersDo() {
        compare(WideArithmetic::i64Add128High, BigInteger::add);
    }

    @Test
    void subtractsAsBigIntegersDo() {
        compare(WideArithmetic::i64Sub128High, BigInteger::subtract);
    }

    private static void compare(High high, BinaryOperator<BigInteger> expected) {
        for (long aLow : EDGES) {
            for (long aHigh : EDGES) {
                for (long bLow : EDGES) {
                    for (long bHigh : EDGES) {
                        assertEquals(
                                expected.apply(wide(aLow, aHigh), wide(bLow, bHigh)).shiftRight(64).longValue(),
                                high.of(aLow, aHigh, bLow, bHigh));
                    }
                }
            }
        }
    }

    private static BigInteger wide(long low, long high) {
        return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    }
}
