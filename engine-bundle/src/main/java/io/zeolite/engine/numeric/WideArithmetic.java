package io.zeolite.engine.numeric;

/**
 * Arithmetic on integers of 128 bits in two halves: the high halves of the results, as the low ones are what Java
 * computes.
 *
 * @see <a href="https://github.com/WebAssembly/wide-arithmetic">Proposal: wide arithmetic</a>
 */
public final class WideArithmetic {

    private WideArithmetic() {
    }

    /** {@return the high half of the sum} */
    public static long i64Add128High(long aLow, long aHigh, long bLow, long bHigh) {
        return aHigh + bHigh + (Long.compareUnsigned(aLow + bLow, aLow) < 0 ? 1 : 0);
    }

    /** {@return the high half of the difference} */
    public static long i64Sub128High(long aLow, long aHigh, long bLow, long bHigh) {
        return aHigh - bHigh - (Long.compareUnsigned(aLow, bLow) < 0 ? 1 : 0);
    }
}
