package io.zeolite.engine.numeric.vector;

import io.zeolite.format.Opcode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * What vector instructions give, lane by lane as the specification has it: the oracle for what computes several lanes at
 * a time.
 */
final class LaneLoops {

    private final String shape;
    private final String operation;
    private final int bits;
    private final ByteBuffer[] in;
    private final ByteBuffer out = vector();

    private LaneLoops(Opcode opcode, ByteBuffer[] in) {
        String text = opcode.text().replace("relaxed_laneselect", "bitselect").replace("relaxed_q15mulr_s",
                "q15mulr_sat_s").replace("relaxed_trunc_", "trunc_sat_").replace("relaxed_swizzle", "swizzle")
                .replace("relaxed_m", "m").replace("relaxed_n", "n");
        this.shape = text.substring(0, text.indexOf('.'));
        this.operation = text.substring(text.indexOf('.') + 1);
        this.bits = switch (shape) {
            case "i8x16" -> 8;
            case "i16x8" -> 16;
            case "i32x4", "f32x4" -> 32;
            default -> 64;
        };
        this.in = in;
    }

    static ByteBuffer vector() {
        return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the vector that an instruction gives, which takes vectors and maybe, last, the count of a shift} */
    static ByteBuffer vector(Opcode opcode, int count, ByteBuffer... in) {
        LaneLoops loops = new LaneLoops(opcode, in);
        loops.compute(count);
        return loops.out;
    }

    /** {@return the number that an instruction gives which looks at all lanes} */
    static int reduce(Opcode opcode, ByteBuffer in) {
        LaneLoops loops = new LaneLoops(opcode, new ByteBuffer[] {in});
        int mask = 0;
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < 128 / loops.bits; i++) {
            long lane = loops.lane(0, loops.bits, i);
            mask |= lane < 0 ? 1 << i : 0;
            any |= lane != 0;
            all &= lane != 0;
        }
        return switch (loops.operation) {
            case "bitmask" -> mask;
            case "any_true" -> any ? 1 : 0;
            default -> all ? 1 : 0;
        };
    }

    private long lane(int operand, int width, int i) {
        return switch (width) {
            case 8 -> in[operand].get(i);
            case 16 -> in[operand].getShort(2 * i);
            case 32 -> in[operand].getInt(4 * i);
            default -> in[operand].getLong(8 * i);
        };
    }

    private long unsignedLane(int operand, int width, int i) {
        return lane(operand, width, i) & -1L >>> 64 - width;
    }

    private double number(int operand, int width, int i) {
        return width == 32 ? in[operand].getFloat(4 * i) : in[operand].getDouble(8 * i);
    }

    private void put(int i, long lane) {
        switch (bits) {
            case 8 -> out.put(i, (byte) lane);
            case 16 -> out.putShort(2 * i, (short) lane);
            case 32 -> out.putInt(4 * i, (int) lane);
            default -> out.putLong(8 * i, lane);
        }
    }

    private void putNumber(int i, double number) {
        if (bits == 32) {
            out.putFloat(4 * i, (float) number);
        } else {
            out.putDouble(8 * i, number);
        }
    }

    private void each(IntFunction<Long> lane) {
        for (int i = 0; i < 128 / bits; i++) {
            put(i, lane.apply(i));
        }
    }

    private void eachNumber(IntFunction<Double> number) {
        for (int i = 0; i < 128 / bits; i++) {
            putNumber(i, number.apply(i));
        }
    }

    private void compute(int count) {
        if (operation.equals("bitselect")) {
            each(i -> lane(0, bits, i) & lane(2, bits, i) | lane(1, bits, i) & ~lane(2, bits, i));
        } else if (operation.equals("swizzle")) {
            each(i -> unsignedLane(1, 8, i) < 16 ? lane(0, 8, (int) lane(1, 8, i)) : 0);
        } else if (operation.startsWith("sh")) {
            shift(count & bits - 1);
        } else if (operation.matches(".*[if]\\d+x\\d+.*")) {
            convert();
        } else if (shape.startsWith("f")) {
            computeNumbers();
        } else {
            computeIntegers();
        }
    }

    private void shift(int count) {
        each(i -> switch (operation) {
            case "shl" -> lane(0, bits, i) << count;
            case "shr_s" -> lane(0, bits, i) >> count;
            default -> unsignedLane(0, bits, i) >>> count;
        });
    }

    private void computeIntegers() {
        long least = -1L << bits - 1;
        long most = -1L >>> 64 - bits;
        switch (operation) {
            case "not" -> each(i -> ~lane(0, bits, i));
            case "abs" -> signed(Math::abs);
            case "neg" -> signed(a -> -a);
            case "popcnt" -> each(i -> (long) Long.bitCount(unsignedLane(0, bits, i)));
            case "and" -> signed((a, b) -> a & b);
            case "andnot" -> signed((a, b) -> a & ~b);
            case "or" -> signed((a, b) -> a | b);
            case "xor" -> signed((a, b) -> a ^ b);
            case "add" -> signed(Long::sum);
            case "sub" -> signed((a, b) -> a - b);
            case "mul" -> signed((a, b) -> a * b);
            case "eq" -> signed((a, b) -> a == b ? -1 : 0);
            case "ne" -> signed((a, b) -> a != b ? -1 : 0);
            case "lt_s" -> signed((a, b) -> a < b ? -1 : 0);
            case "gt_s" -> signed((a, b) -> a > b ? -1 : 0);
            case "le_s" -> signed((a, b) -> a <= b ? -1 : 0);
            case "ge_s" -> signed((a, b) -> a >= b ? -1 : 0);
            case "lt_u" -> unsigned((a, b) -> a < b ? -1 : 0);
            case "gt_u" -> unsigned((a, b) -> a > b ? -1 : 0);
            case "le_u" -> unsigned((a, b) -> a <= b ? -1 : 0);
            case "ge_u" -> unsigned((a, b) -> a >= b ? -1 : 0);
            case "min_s" -> signed(Math::min);
            case "max_s" -> signed(Math::max);
            case "min_u" -> unsigned(Math::min);
            case "max_u" -> unsigned(Math::max);
            case "avgr_u" -> unsigned((a, b) -> (a + b + 1) / 2);
            case "add_sat_s" -> signed((a, b) -> Math.clamp(a + b, least, ~least));
            case "add_sat_u" -> unsigned((a, b) -> Math.min(a + b, most));
            case "sub_sat_s" -> signed((a, b) -> Math.clamp(a - b, least, ~least));
            case "sub_sat_u" -> unsigned((a, b) -> Math.max(a - b, 0));
            case "q15mulr_sat_s" -> signed((a, b) -> Math.clamp(a * b + 0x4000 >> 15, least, ~least));
            default -> throw new AssertionError(operation);
        }
    }

    private void signed(LongUnaryOperator operator) {
        each(i -> operator.applyAsLong(lane(0, bits, i)));
    }

    private void signed(LongBinaryOperator operator) {
        each(i -> operator.applyAsLong(lane(0, bits, i), lane(1, bits, i)));
    }

    private void unsigned(LongBinaryOperator operator) {
        each(i -> operator.applyAsLong(unsignedLane(0, bits, i), unsignedLane(1, bits, i)));
    }

    private void computeNumbers() {
        switch (operation) {
            case "abs" -> each(i -> lane(0, bits, i) & ~(1L << bits - 1));
            case "neg" -> each(i -> lane(0, bits, i) ^ 1L << bits - 1);
            case "sqrt" -> numbers(Math::sqrt);
            case "ceil" -> numbers(Math::ceil);
            case "floor" -> numbers(Math::floor);
            case "trunc" -> numbers(a -> Math.copySign(Math.floor(Math.abs(a)), a));
            case "nearest" -> numbers(Math::rint);
            case "add" -> numbers(Double::sum);
            case "sub" -> numbers((a, b) -> a - b);
            case "mul" -> numbers((a, b) -> a * b);
            case "div" -> numbers((a, b) -> a / b);
            case "min", "relaxed_min" -> numbers(Math::min);
            case "max", "relaxed_max" -> numbers(Math::max);
            case "pmin" -> each(i -> lane(number(1, bits, i) < number(0, bits, i) ? 1 : 0, bits, i));
            case "pmax" -> each(i -> lane(number(0, bits, i) < number(1, bits, i) ? 1 : 0, bits, i));
            case "madd" -> eachNumber(i -> product(i) + number(2, bits, i));
            case "nmadd" -> eachNumber(i -> number(2, bits, i) - product(i));
            default -> each(i -> compare(number(0, bits, i), number(1, bits, i)) ? -1L : 0);
        }
    }

    private double product(int i) {
        double product = number(0, bits, i) * number(1, bits, i);
        return bits == 32 ? (float) product : product;
    }

    private boolean compare(double a, double b) {
        return switch (operation) {
            case "eq" -> a == b;
            case "ne" -> a != b;
            case "lt" -> a < b;
            case "gt" -> a > b;
            case "le" -> a <= b;
            case "ge" -> a >= b;
            default -> throw new AssertionError(operation);
        };
    }

    /** Doubles hold twice the digits of floats and two more, so that results are as if they were rounded once. */
    private void numbers(DoubleUnaryOperator operator) {
        eachNumber(i -> operator.applyAsDouble(number(0, bits, i)));
    }

    private void numbers(DoubleBinaryOperator operator) {
        eachNumber(i -> operator.applyAsDouble(number(0, bits, i), number(1, bits, i)));
    }

    private void convert() {
        boolean unsigned = operation.matches(".*_u(_zero)?");
        int from = Integer.parseInt(operation.replaceFirst("^.*?[if](\\d+)x.*", "$1"));
        int lanes = 128 / bits;
        int offset = operation.contains("_high_") ? lanes : 0;
        switch (operation.replaceFirst("_.*", "")) {
            case "extend" -> each(i -> source(0, from, i + offset, unsigned));
            case "extmul" ->
                    each(i -> source(0, from, i + offset, unsigned) * source(1, from, i + offset, unsigned));
            case "extadd" -> each(i -> source(0, from, 2 * i, unsigned) + source(0, from, 2 * i + 1, unsigned));
            case "dot" -> each(i -> dot(from, 2 * i) + dot(from, 2 * i + 1));
            case "narrow" -> each(i -> {
                long lane = lane(i < lanes / 2 ? 0 : 1, from, i % (lanes / 2));
                return unsigned
                        ? Math.clamp(lane, 0, -1L >>> 64 - bits)
                        : Math.clamp(lane, -1L << bits - 1, ~(-1L << bits - 1));
            });
            case "relaxed" -> relaxedDot();
            case "trunc" -> each(i -> i < 128 / from ? truncated(number(0, from, i), unsigned) : 0);
            case "convert" -> eachNumber(i -> (double) source(0, from, i, unsigned));
            case "promote" -> eachNumber(i -> number(0, from, i));
            case "demote" -> eachNumber(i -> i < 128 / from ? number(0, from, i) : 0);
            default -> throw new AssertionError(operation);
        }
    }

    private long source(int operand, int width, int i, boolean unsigned) {
        return unsigned ? unsignedLane(operand, width, i) : lane(operand, width, i);
    }

    private long dot(int width, int i) {
        return lane(0, width, i) * lane(1, width, i);
    }

    private void relaxedDot() {
        if (bits == 16) {
            each(i -> dot(8, 2 * i) + dot(8, 2 * i + 1));
        } else {
            each(i -> (short) (dot(8, 4 * i) + dot(8, 4 * i + 1)) + (short) (dot(8, 4 * i + 2) + dot(8, 4 * i + 3))
                    + lane(2, 32, i));
        }
    }

    private static long truncated(double number, boolean unsigned) {
        return unsigned
                ? Math.clamp((long) number, 0, 0xFFFF_FFFFL)
                : Math.clamp((long) number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
