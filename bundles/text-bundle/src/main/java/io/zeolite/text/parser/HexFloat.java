package io.zeolite.text.parser;

/**
 * A hexadecimal number: significand times two to the exponent, and a bit more.
 *
 * @param significand the leading digits, less than 2^60 if there may be more
 * @param sticky      whether any of the digits beyond is not zero
 * @param exponent    the power of two of the significand's last bit
 */
record HexFloat(long significand, boolean sticky, long exponent) {

    private static final long HUGE = 1L << 40;

    /** {@return the number whose digits start here, behind {@code 0x}; they are well-formed} */
    static HexFloat parse(byte[] source, int start, int end) {
        long significand = 0;
        long exponent = 0;
        boolean sticky = false;
        boolean fraction = false;
        int at = start;
        for (; at < end && source[at] != 'p' && source[at] != 'P'; at++) {
            if (source[at] == '.') {
                fraction = true;
            } else if (source[at] != '_') {
                int digit = Character.digit(source[at], 16);
                if (significand >>> 60 == 0) {
                    significand = significand << 4 | digit;
                    exponent -= fraction ? 4 : 0;
                } else {
                    sticky |= digit != 0;
                    exponent += fraction ? 0 : 4;
                }
            }
        }
        return new HexFloat(significand, sticky, exponent + written(source, at + 1, end));
    }

    private static long written(byte[] source, int start, int end) {
        long exponent = 0;
        for (int at = start; at < end; at++) {
            int digit = Character.digit(source[at], 10);
            exponent = digit < 0 ? exponent : Math.min(exponent * 10 + digit, HUGE);
        }
        return start < end && source[start] == '-' ? -exponent : exponent;
    }

    /** {@return the significand without its last bits, rounded to the nearest, ties to even} */
    long round(long dropped) {
        if (dropped <= 0) {
            return significand << -dropped;
        }
        if (dropped > Long.SIZE) {
            return 0;
        }
        long kept = dropped == Long.SIZE ? 0 : significand >>> dropped;
        long half = 1L << (dropped - 1);
        boolean atLeastHalf = (significand & half) != 0;
        boolean more = (significand & half - 1) != 0 || sticky;
        return atLeastHalf && (more || (kept & 1) != 0) ? kept + 1 : kept;
    }
}
