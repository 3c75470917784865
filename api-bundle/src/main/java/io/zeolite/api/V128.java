package io.zeolite.api;

/**
 * A 128-bit vector.
 *
 * @param low  bytes 0 to 7, little endian
 * @param high bytes 8 to 15, little endian
 */
public record V128(long low, long high) {

    /** {@return 32 hexadecimal digits, the most significant byte first} */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
