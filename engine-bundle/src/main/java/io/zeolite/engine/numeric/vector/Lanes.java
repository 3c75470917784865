package io.zeolite.engine.numeric.vector;

/**
 * Arithmetic on all lanes of a long at a time. The lanes are {@code bits} wide; {@code signs} has the highest bit of each
 * lane set and nothing else.
 * <p>
 * What would carry or borrow into the next lane is kept from it by leaving out the highest bits, which are then put right.
 */
final class Lanes {

    private Lanes() {
    }

    /** {@return all bits set in the lanes whose highest bit is} Other bits must not be. */
    static long fill(long highest, int bits) {
        return (highest << 1) - (highest >>> bits - 1);
    }

    /** {@return the number in each lane} */
    static long splat(long number, long signs, int bits) {
        return number * (signs >>> bits - 1);
    }

    static long add(long a, long b, long signs) {
        return (a & ~signs) + (b & ~signs) ^ (a ^ b) & signs;
    }

    static long sub(long a, long b, long signs) {
        return (a | signs) - (b & ~signs) ^ (a ^ ~b) & signs;
    }

    /** {@return the number without its sign; the least one stays} */
    static long abs(long a, long signs, int bits) {
        long negative = a & signs;
        return (a ^ fill(negative, bits)) + (negative >>> bits - 1);
    }

    /** {@return the highest bit of the lanes that are not zero} */
    static long nonzero(long a, long signs) {
        return ((a & ~signs) + ~signs | a) & signs;
    }

    static long eq(long a, long b, long signs, int bits) {
        return fill(~nonzero(a ^ b, signs) & signs, bits);
    }

    /** {@return the highest bit of the lanes where a is less than b, both unsigned} */
    static long below(long a, long b, long signs) {
        // without the highest bits, a subtraction borrows from the one that is set in their place
        long noBorrow = (a | signs) - (b & ~signs);
        return (~a & b | ~(a ^ b) & ~noBorrow) & signs;
    }

    static long ltU(long a, long b, long signs, int bits) {
        return fill(below(a, b, signs), bits);
    }

    static long ltS(long a, long b, long signs, int bits) {
        return fill(below(a ^ signs, b ^ signs, signs), bits);
    }

    /** {@return the bits of a where the mask has ones, and those of b elsewhere} */
    static long select(long a, long b, long mask) {
        return b ^ (a ^ b) & mask;
    }

    static long addSatU(long a, long b, long signs, int bits) {
        long sum = add(a, b, signs);
        return sum | fill((a & b | (a | b) & ~sum) & signs, bits);
    }

    static long subSatU(long a, long b, long signs, int bits) {
        return sub(a, b, signs) & ~ltU(a, b, signs, bits);
    }

    static long addSatS(long a, long b, long signs, int bits) {
        long sum = add(a, b, signs);
        return saturated(a, sum, ~(a ^ b) & (a ^ sum), signs, bits);
    }

    static long subSatS(long a, long b, long signs, int bits) {
        long difference = sub(a, b, signs);
        return saturated(a, difference, (a ^ b) & (a ^ difference), signs, bits);
    }

    /** {@return the result or, where the highest bit of {@code overflow} is set, the last number on a's side of zero} */
    private static long saturated(long a, long result, long overflow, long signs, int bits) {
        long limit = ~signs + ((a & signs) >>> bits - 1);
        return select(limit, result, fill(overflow & signs, bits));
    }

    /** {@return the mean of unsigned numbers, rounded up} */
    static long avgrU(long a, long b, long signs, int bits) {
        return (a | b) - (((a ^ b) & ~(signs >>> bits - 1)) >>> 1);
    }

    static long shl(long a, int count, long signs, int bits) {
        int n = count & bits - 1;
        return a << n & splat(-1L >>> 64 - bits & -1L << n, signs, bits);
    }

    static long shrU(long a, int count, long signs, int bits) {
        int n = count & bits - 1;
        return a >>> n & splat((-1L >>> 64 - bits) >>> n, signs, bits);
    }

    static long shrS(long a, int count, long signs, int bits) {
        int n = count & bits - 1;
        long kept = splat((-1L >>> 64 - bits) >>> n, signs, bits);
        return a >>> n & kept | fill(a & signs, bits) & ~kept;
    }
}
