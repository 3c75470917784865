package io.zeolite.text.parser;

import java.util.Locale;

/**
 * A constant of type v128, written as a shape and its lanes.
 *
 * @param low  bytes 0 to 7, little endian
 * @param high bytes 8 to 15, little endian
 */
public record V128Literal(long low, long high) {

    /** How the lanes of a vector are written. */
    public enum Shape {
        /** Sixteen 8-bit integers. */
        I8X16(8, false),
        /** Eight 16-bit integers. */
        I16X8(16, false),
        /** Four 32-bit integers. */
        I32X4(32, false),
        /** Two 64-bit integers. */
        I64X2(64, false),
        /** Four single-precision numbers. */
        F32X4(32, true),
        /** Two double-precision numbers. */
        F64X2(64, true);

        private final int laneBits;
        private final boolean floatingPoint;

        Shape(int laneBits, boolean floatingPoint) {
            this.laneBits = laneBits;
            this.floatingPoint = floatingPoint;
        }

        /** {@return the width of a lane in bits} */
        public int laneBits() {
            return laneBits;
        }

        /** {@return the number of lanes} */
        public int lanes() {
            return 128 / laneBits;
        }

        /** {@return whether the lanes are floating-point numbers} */
        public boolean isFloatingPoint() {
            return floatingPoint;
        }

        /** Moves over the shape's keyword; {@return it} */
        public static Shape parse(TokenCursor cursor) {
            for (Shape shape : values()) {
                if (cursor.skip(shape.toString())) {
                    return shape;
                }
            }
            throw cursor.unexpected();
        }

        /** Moves over a lane; {@return its bits} */
        public long lane(TokenCursor cursor) {
            return floatingPoint ? cursor.floatingPoint(laneBits == Long.SIZE) : cursor.integer(laneBits);
        }

        /** {@return the keyword, for example {@code i8x16}} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the vector written at the cursor, which moves over it} */
    public static V128Literal parse(TokenCursor cursor) {
        Shape shape = Shape.parse(cursor);
        long[] halves = new long[2];
        for (int lane = 0; lane < shape.lanes(); lane++) {
            if (cursor.atClose()) {
                throw cursor.error("wrong number of lane literals");
            }
            int bit = lane * shape.laneBits();
            halves[bit / Long.SIZE] |= (shape.lane(cursor) & -1L >>> Long.SIZE - shape.laneBits()) << bit;
        }
        if (cursor.atNumber()) {
            throw cursor.error("wrong number of lane literals");
        }
        return new V128Literal(halves[0], halves[1]);
    }
}
