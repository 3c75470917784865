package io.zeolite.engine.tier;

import io.zeolite.api.TrapKind;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * What numeric instructions compute, written down a second time: from the parts of their names, with integers of any size
 * and exact decimals, as the specification defines them.
 */
final class ScalarReference {

    private static final BigInteger TWO = BigInteger.TWO;

    private final OperandKind operandKind;
    private final OperandKind resultKind;
    private final String operation;
    private final boolean signed;

    private ScalarReference(Opcode opcode) {
        String name = opcode.text();
        this.operandKind = opcode.signature().orElseThrow().operand(0);
        this.resultKind = opcode.signature().orElseThrow().result(0);
        this.operation = name.substring(name.indexOf('.') + 1);
        this.signed = !operation.endsWith("_u");
    }

    /** {@return whether the instruction is one of numbers alone} */
    static boolean covers(Opcode opcode) {
        return opcode.signature().filter(type -> type.operandCount() > 0 && type.resultCount() > 0).isPresent()
                && opcode.accessBytes() == 0
                && opcode.signature().orElseThrow().operands().stream().allMatch(ScalarReference::isScalar)
                && opcode.signature().orElseThrow().results().stream().allMatch(ScalarReference::isScalar);
    }

    private static boolean isScalar(OperandKind kind) {
        return kind.compareTo(OperandKind.V128) < 0;
    }

    /** {@return what the instruction makes of the operands} A NaN among the results stands for any that is allowed. */
    static Outcome evaluate(Opcode opcode, List<long[]> operands) {
        ScalarReference reference = new ScalarReference(opcode);
        long x = operands.getFirst()[0];
        long y = operands.size() > 1 ? operands.get(1)[0] : 0;
        if (opcode.signature().orElseThrow().resultCount() == 2) {
            return reference.wide(operands);
        }
        if (isInteger(reference.operandKind)) {
            return isInteger(reference.resultKind)
                    ? reference.integer(x, y)
                    : reference.fromInteger(x);
        }
        return isInteger(reference.resultKind) ? reference.fromFloat(x, y) : reference.floating(x, y);
    }

    static boolean isInteger(OperandKind kind) {
        return kind == OperandKind.I32 || kind == OperandKind.I64;
    }

    private static int bits(OperandKind kind) {
        return kind == OperandKind.I32 || kind == OperandKind.F32 ? 32 : 64;
    }

    /** {@return the integer modulo 2 to the width, as the bits of a slot} */
    private static Outcome outcome(BigInteger result, int width) {
        return Outcome.of(result.mod(TWO.pow(width)).longValue());
    }

    private static Outcome outcome(boolean result) {
        return Outcome.of(result ? 1 : 0);
    }

    private static BigInteger unsigned(long bits, int width) {
        return BigInteger.valueOf(bits).mod(TWO.pow(width));
    }

    private static BigInteger signed(long bits, int width) {
        BigInteger value = unsigned(bits, width);
        return value.testBit(width - 1) ? value.subtract(TWO.pow(width)) : value;
    }

    private Outcome integer(long xBits, long yBits) {
        int width = bits(operandKind);
        BigInteger x = signed ? signed(xBits, width) : unsigned(xBits, width);
        BigInteger y = signed ? signed(yBits, width) : unsigned(yBits, width);
        BigInteger raw = unsigned(xBits, width);
        int count = unsigned(yBits, width).mod(BigInteger.valueOf(width)).intValue();
        return switch (operation) {
            case "eqz" -> outcome(x.signum() == 0);
            case "eq" -> outcome(x.equals(y));
            case "ne" -> outcome(!x.equals(y));
            case "lt_s", "lt_u" -> outcome(x.compareTo(y) < 0);
            case "gt_s", "gt_u" -> outcome(x.compareTo(y) > 0);
            case "le_s", "le_u" -> outcome(x.compareTo(y) <= 0);
            case "ge_s", "ge_u" -> outcome(x.compareTo(y) >= 0);
            case "clz" -> Outcome.of(width - raw.bitLength());
            case "ctz" -> Outcome.of(raw.signum() == 0 ? width : raw.getLowestSetBit());
            case "popcnt" -> Outcome.of(raw.bitCount());
            case "add" -> outcome(x.add(y), width);
            case "sub" -> outcome(x.subtract(y), width);
            case "mul" -> outcome(x.multiply(y), width);
            case "div_s", "div_u" -> divide(x, y, width);
            case "rem_s", "rem_u" ->
                    y.signum() == 0 ? Outcome.of(TrapKind.INTEGER_DIVIDE_BY_ZERO) : outcome(x.remainder(y), width);
            case "and" -> outcome(x.and(y), width);
            case "or" -> outcome(x.or(y), width);
            case "xor" -> outcome(x.xor(y), width);
            case "shl" -> outcome(x.shiftLeft(count), width);
            case "shr_s", "shr_u" -> outcome(x.shiftRight(count), width);
            case "rotl" -> outcome(raw.shiftLeft(count).or(raw.shiftRight(width - count)), width);
            case "rotr" -> outcome(raw.shiftRight(count).or(raw.shiftLeft(width - count)), width);
            case "extend8_s" -> outcome(signed(xBits, 8), width);
            case "extend16_s" -> outcome(signed(xBits, 16), width);
            case "extend32_s" -> outcome(signed(xBits, 32), width);
            case "wrap_i64", "extend_i32_s", "extend_i32_u" -> outcome(x, bits(resultKind));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private Outcome divide(BigInteger x, BigInteger y, int width) {
        if (y.signum() == 0) {
            return Outcome.of(TrapKind.INTEGER_DIVIDE_BY_ZERO);
        }
        BigInteger quotient = x.divide(y);
        return signed && quotient.equals(TWO.pow(width - 1))
                ? Outcome.of(TrapKind.INTEGER_OVERFLOW)
                : outcome(quotient, width);
    }

    private Outcome wide(List<long[]> operands) {
        BigInteger result = switch (operation) {
            case "add128" -> pair(operands, 0).add(pair(operands, 2));
            case "sub128" -> pair(operands, 0).subtract(pair(operands, 2));
            case "mul_wide_s" -> signed(operands.get(0)[0], 64).multiply(signed(operands.get(1)[0], 64));
            case "mul_wide_u" -> unsigned(operands.get(0)[0], 64).multiply(unsigned(operands.get(1)[0], 64));
            default -> throw new IllegalArgumentException(operation);
        };
        return Outcome.of(result.longValue(), result.shiftRight(64).longValue());
    }

    private static BigInteger pair(List<long[]> operands, int at) {
        return unsigned(operands.get(at)[0], 64).add(unsigned(operands.get(at + 1)[0], 64).shiftLeft(64));
    }

    private Outcome fromInteger(long bits) {
        if (operation.startsWith("reinterpret")) {
            return Outcome.of(bits);
        }
        int width = bits(operandKind);
        BigInteger value = signed ? signed(bits, width) : unsigned(bits, width);
        return resultKind == OperandKind.F32 ? outcome(value.floatValue()) : outcome(value.doubleValue());
    }

    private static Outcome outcome(float value) {
        return Outcome.of(Float.floatToIntBits(value) & 0xffff_ffffL);
    }

    private static Outcome outcome(double value) {
        return Outcome.of(Double.doubleToLongBits(value));
    }

    private double number(long bits) {
        return operandKind == OperandKind.F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private Outcome fromFloat(long xBits, long yBits) {
        double x = number(xBits);
        double y = number(yBits);
        return switch (operation) {
            case "eq" -> outcome(x == y);
            case "ne" -> outcome(!(x == y));
            case "lt" -> outcome(x < y);
            case "gt" -> outcome(x > y);
            case "le" -> outcome(x <= y);
            case "ge" -> outcome(x >= y);
            default -> operation.startsWith("reinterpret") ? Outcome.of(xBits) : truncate(x);
        };
    }

    private Outcome truncate(double x) {
        boolean saturates = operation.startsWith("trunc_sat");
        int width = bits(resultKind);
        BigInteger least = signed ? TWO.pow(width - 1).negate() : BigInteger.ZERO;
        BigInteger most = TWO.pow(signed ? width - 1 : width).subtract(BigInteger.ONE);
        if (Double.isNaN(x)) {
            return saturates ? Outcome.of(0) : Outcome.of(TrapKind.INVALID_CONVERSION_TO_INTEGER);
        }
        if (Double.isInfinite(x)) {
            return saturates ? outcome(x < 0 ? least : most, width) : Outcome.of(TrapKind.INTEGER_OVERFLOW);
        }
        BigInteger value = new BigDecimal(x).toBigInteger();
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            return saturates ? outcome(x < 0 ? least : most, width) : Outcome.of(TrapKind.INTEGER_OVERFLOW);
        }
        return outcome(value, width);
    }

    private Outcome floating(long xBits, long yBits) {
        long sign = 1L << bits(operandKind) - 1;
        double x = number(xBits);
        double y = number(yBits);
        // For f32, the double is exact or its rounding twice is harmless.
        return switch (operation) {
            case "abs" -> Outcome.of(xBits & ~sign);
            case "neg" -> Outcome.of(xBits ^ sign);
            case "copysign" -> Outcome.of(xBits & ~sign | yBits & sign);
            case "add" -> rounded(x + y);
            case "sub" -> rounded(x - y);
            case "mul" -> rounded(x * y);
            case "div" -> rounded(x / y);
            case "sqrt" -> rounded(Math.sqrt(x));
            case "min" -> rounded(least(x, y));
            case "max" -> rounded(-least(-x, -y));
            case "ceil" -> rounded(integral(x, RoundingMode.CEILING));
            case "floor" -> rounded(integral(x, RoundingMode.FLOOR));
            case "trunc" -> rounded(integral(x, RoundingMode.DOWN));
            case "nearest" -> rounded(integral(x, RoundingMode.HALF_EVEN));
            case "demote_f64", "promote_f32" -> rounded(x);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private Outcome rounded(double value) {
        return resultKind == OperandKind.F32 ? outcome((float) value) : outcome(value);
    }

    private static double least(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        return x < y || x == y && Math.copySign(1, x) < 0 ? x : y;
    }

    private static double integral(double x, RoundingMode mode) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        return Math.copySign(new BigDecimal(x).setScale(0, mode).doubleValue(), x);
    }
}
