package io.zeolite.engine.numeric.vector;

/** Vectors as bits, in no lanes: the instructions of {@code v128}. */
public final class Bitwise {

    private Bitwise() {
    }

    /** {@return the other bits} */
    public static long not(long a) {
        return ~a;
    }

    /** {@return the bits of both} */
    public static long and(long a, long b) {
        return a & b;
    }

    /** {@return the bits of a that are not in b} */
    public static long andnot(long a, long b) {
        return a & ~b;
    }

    /** {@return the bits of either} */
    public static long or(long a, long b) {
        return a | b;
    }

    /** {@return the bits of one alone} */
    public static long xor(long a, long b) {
        return a ^ b;
    }

    /** {@return the bits of a where the mask has ones, and those of b elsewhere} */
    public static long bitselect(long a, long b, long mask) {
        return Lanes.select(a, b, mask);
    }

    /** {@return 1 if any bit is set, else 0} */
    public static int anyTrue(long low, long high) {
        return (low | high) != 0 ? 1 : 0;
    }
}
