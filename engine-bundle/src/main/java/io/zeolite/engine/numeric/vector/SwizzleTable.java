package io.zeolite.engine.numeric.vector;

import java.lang.invoke.MethodHandles;

/**
 * A vector that is known before a function runs, for swizzles of its lanes, which then look up two lanes at a time.
 *
 * @param low   bytes 0 to 7
 * @param high  bytes 8 to 15
 * @param pairs for two indices below 16, of which the first is in the lowest bits, the two lanes
 * @implNote A record, as the just-in-time compiler takes fields of records that are constants for constants.
 */
public record SwizzleTable(long low, long high, char[] pairs) {

    private static final int SOURCES = 16;
    private static final long TOO_LARGE = 0xF0F0_F0F0_F0F0_F0F0L;

    /** {@return the table of a vector; emitted code has it as a constant of its class} */
    public static SwizzleTable of(MethodHandles.Lookup lookup, String name, Class<?> type, long low, long high) {
        char[] pairs = new char[SOURCES * SOURCES];
        for (int both = 0; both < pairs.length; both++) {
            pairs[both] = (char) I8x16.swizzle(low, high, both % SOURCES | both / SOURCES << Byte.SIZE);
        }
        return new SwizzleTable(low, high, pairs);
    }

    /** {@return half of the lanes that the indices choose; zero where an index is above 15} */
    public long swizzle(long indices) {
        if ((indices & TOO_LARGE) != 0) {
            return I8x16.swizzle(low, high, indices);
        }
        long both = indices | indices >>> 4;
        return pairs[(int) both & 0xFF] | (long) pairs[(int) (both >>> 16) & 0xFF] << 16
                | (long) pairs[(int) (both >>> 32) & 0xFF] << 32 | (long) pairs[(int) (both >>> 48) & 0xFF] << 48;
    }
}
