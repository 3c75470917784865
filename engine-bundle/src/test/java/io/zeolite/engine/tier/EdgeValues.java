package io.zeolite.engine.tier;

import io.zeolite.format.OperandKind;
import java.util.ArrayList;
import java.util.List;

/** Values at which instructions behave in another way than near by; each in slots, two for a vector. */
final class EdgeValues {

    private static final int[] INTS = {0, 1, -1, 2, 7, 31, 32, 33, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x12345678,
        Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -7, -128};

    private static final long[] LONGS = {0, 1, -1, 2, 7, 63, 64, 65, 0x80, 0x8000, 0x7fff_ffffL, 0x8000_0000L,
        0xffff_ffffL,
        0x1_0000_0000L, 0x1234_5678_9abc_def0L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -7, -0x8000_0000L,
        (1L << 53) + 1, (1L << 24) + 1, 0x7fff_ff40_0000_0000L, 0x7fff_ff80_0000_0000L};

    /** With the limits of truncation: the last number within and the first one beyond. */
    private static final float[] FLOATS = {0.0f, -0.0f, 1, -1, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 0.99999994f,
        -0.99999994f,
        Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, 2147483520f, 2147483648f, -2147483648f, -2147483904f, 4294967040f, 4294967296f,
        9223371487098961920f, 9223372036854775808f, -9223372036854775808f, -9223373136366403584f, 18446742974197923840f,
        18446744073709551616f, 8388609f, 4194304.5f, 3.1415927f};

    private static final int[] FLOAT_NANS =
            {0x7fc0_0000, 0xffc0_0000, 0x7fc1_2345, 0xffff_ffff, 0x7fa0_0001, 0xff80_0001};

    private static final double[] DOUBLES = {0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994,
        -0.9999999999999999, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2147483647.9, 2147483648.0, -2147483648.9, -2147483649.0,
        4294967295.9, 4294967296.0, 9223372036854774784.0, 9223372036854775808.0, -9223372036854775808.0,
        -9223372036854777856.0, 18446744073709549568.0, 18446744073709551616.0, 4503599627370497.5, 1e-300, 16777217.0,
        Float.MAX_VALUE, 3.4028235677973366e38, 1.401298464324817e-45, 7.006492321624085e-46, Math.PI};

    private static final long[] DOUBLE_NANS =
            {0x7ff8_0000_0000_0000L, 0xfff8_0000_0000_0000L, 0x7ff8_1234_5678_9abcL, -1L,
                0x7ff4_0000_0000_0001L, 0xfff0_0000_0000_0001L};

    private EdgeValues() {
    }

    /** {@return the values of a kind; of an address in a memory, those of its type} */
    static List<long[]> of(OperandKind kind) {
        List<long[]> values = new ArrayList<>();
        switch (kind) {
            case I32, ADDRESS, ADDRESS_2, ADDRESS_MIN -> {
                for (int value : INTS) {
                    values.add(new long[] {value & 0xffff_ffffL});
                }
            }
            case I64 -> {
                for (long value : LONGS) {
                    values.add(new long[] {value});
                }
            }
            case F32 -> {
                for (float value : FLOATS) {
                    values.add(new long[] {Float.floatToRawIntBits(value) & 0xffff_ffffL});
                }
                for (int bits : FLOAT_NANS) {
                    values.add(new long[] {bits & 0xffff_ffffL});
                }
            }
            case F64 -> {
                for (double value : DOUBLES) {
                    values.add(new long[] {Double.doubleToRawLongBits(value)});
                }
                for (long bits : DOUBLE_NANS) {
                    values.add(new long[] {bits});
                }
            }
            case V128 -> addVectors(values);
        }
        return values;
    }

    /** Lanes of all widths get edge values, and neighbours different ones. */
    private static void addVectors(List<long[]> values) {
        for (OperandKind lanes : List.of(OperandKind.I32, OperandKind.I64, OperandKind.F32, OperandKind.F64)) {
            List<long[]> scalars = of(lanes);
            boolean wide = lanes == OperandKind.I64 || lanes == OperandKind.F64;
            for (int i = 0; i < scalars.size(); i += 3) {
                long[] halves = new long[2];
                for (int half = 0; half < 2; half++) {
                    long first = scalars.get((i + half) % scalars.size())[0];
                    long second = scalars.get((i + half + 5) % scalars.size())[0];
                    halves[half] = wide ? first : first | second << 32;
                }
                values.add(halves);
            }
        }
        values.add(new long[] {0x8000_7fff_0180_ff7fL, 0xff00_0100_807f_fe01L});
    }
}
