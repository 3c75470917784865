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

    /** What suits HotSpot, and leaves room for what dividing adds. */
    static final SplitLimits DEFAULT = new SplitLimits(7_000, 5_000, 3_500);

    /** {@return limits for a second attempt, in case that a method turned out larger than planned} */
    SplitLimits halved() {
        return new SplitLimits(whole, body / 2, piece / 2);
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
