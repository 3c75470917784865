package io.zeolite.engine.compiler;

/**
 * How large methods may become, in bytes of bytecode as {@link BodyTable} has them.
 *
 * @param whole what a function may have that stays whole
 * @param body  what a block may have whose instructions stay together with it in one method
 * @param piece what a run of instructions may have that becomes a method
 */
record SplitLimits(int whole, int body, int piece) {

    /** HotSpot does not compile methods that are larger. */
    static final int MOST_BYTES = 8_000;

    /** More bytes of bytecode than what compilers make of functions becomes for each byte, which is 2.7. */
    private static final int BYTES_PER_BYTE = 4;
    /** The same for vectors, whose lanes may be computed one by one. */
    private static final int BYTES_PER_BYTE_OF_VECTORS = 20;

    /** What suits HotSpot, and leaves room for what dividing adds. */
    static final SplitLimits DEFAULT = new SplitLimits(7_000, 5_000, 3_500);

    /** {@return limits for another attempt, in case that a method turned out larger than planned} */
    SplitLimits tighter() {
        return new SplitLimits(Math.min(whole, body), body / 2, piece / 2);
    }

    /**
     * {@return whether a body of so many bytes may become more than a whole function may have} It may still, if its
     * instructions are strange.
     */
    boolean isLikelyExceededBy(int bodyBytes, boolean withVectors) {
        return bodyBytes > whole / (withVectors ? BYTES_PER_BYTE_OF_VECTORS : BYTES_PER_BYTE);
    }

    /** {@return the bytes of a run without loops that is worth a method} */
    int worthwhile() {
        return piece / 8;
    }

    /** {@return the bytes of a case of a dispatch loop that is worth a method} */
    int worthwhileCase() {
        return piece / 50;
    }
}
