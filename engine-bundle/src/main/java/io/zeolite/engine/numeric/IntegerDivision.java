package io.zeolite.engine.numeric;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.Trap;

/**
 * Quotients and remainders of integers.
 * <p>
 * Errors: each method traps if the divisor is zero, and the signed quotients if the result is not representable.
 */
public final class IntegerDivision {

    private IntegerDivision() {
    }

    /** {@return the signed quotient, rounded toward zero} */
    public static int i32DivS(int dividend, int divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        if (divisor == -1 && dividend == Integer.MIN_VALUE) {
            throw overflow();
        }
        return dividend / divisor;
    }

    /** {@return the unsigned quotient} */
    public static int i32DivU(int dividend, int divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return Integer.divideUnsigned(dividend, divisor);
    }

    /** {@return the signed remainder, which has the sign of the dividend} */
    public static int i32RemS(int dividend, int divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return dividend % divisor;
    }

    /** {@return the unsigned remainder} */
    public static int i32RemU(int dividend, int divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return Integer.remainderUnsigned(dividend, divisor);
    }

    /** {@return the signed quotient, rounded toward zero} */
    public static long i64DivS(long dividend, long divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        if (divisor == -1 && dividend == Long.MIN_VALUE) {
            throw overflow();
        }
        return dividend / divisor;
    }

    /** {@return the unsigned quotient} */
    public static long i64DivU(long dividend, long divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return Long.divideUnsigned(dividend, divisor);
    }

    /** {@return the signed remainder, which has the sign of the dividend} */
    public static long i64RemS(long dividend, long divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return dividend % divisor;
    }

    /** {@return the unsigned remainder} */
    public static long i64RemU(long dividend, long divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return Long.remainderUnsigned(dividend, divisor);
    }

    private static Trap byZero() {
        return new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO);
    }

    private static Trap overflow() {
        return new Trap(TrapKind.INTEGER_OVERFLOW);
    }
}
