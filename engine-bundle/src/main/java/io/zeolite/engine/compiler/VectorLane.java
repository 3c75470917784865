package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import java.lang.constant.ClassDesc;
import java.util.Locale;

/** The lanes of vectors, as the platform's Vector API has a class for each. */
enum VectorLane {
    // @formatter:off
    /** i8x16. */
    BYTE("i8x16", CD_byte, Kind.I),
    /** i16x8. */
    SHORT("i16x8", CD_short, Kind.I),
    /** i32x4. */
    INT("i32x4", CD_int, Kind.I),
    /** i64x2. */
    LONG("i64x2", CD_long, Kind.J),
    /** f32x4. */
    FLOAT("f32x4", CD_float, Kind.F),
    /** f64x2. */
    DOUBLE("f64x2", CD_double, Kind.D);
    // @formatter:on

    private final String shape;
    private final ClassDesc carrier;
    private final Kind kind;
    private final String title = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);

    VectorLane(String shape, ClassDesc carrier, Kind kind) {
        this.shape = shape;
        this.carrier = carrier;
        this.kind = kind;
    }

    /** {@return the lanes of a shape, as the names of instructions have it; bytes for no shape} */
    static VectorLane ofShape(String shape) {
        for (VectorLane lane : values()) {
            if (lane.shape.equals(shape)) {
                return lane;
            }
        }
        return BYTE;
    }

    /** {@return the lanes of the same number, whose class of vectors has masks of whole numbers} */
    VectorLane whole() {
        return switch (this) {
            case FLOAT -> INT;
            case DOUBLE -> LONG;
            case BYTE, SHORT, INT, LONG -> this;
        };
    }

    /** {@return the lanes of half the bits} */
    VectorLane half() {
        return values()[ordinal() - 1];
    }

    boolean isFloat() {
        return whole() != this;
    }

    /** {@return the platform's class of vectors} */
    ClassDesc vector() {
        return VectorApi.type(title + "Vector");
    }

    /** {@return the type of a lane in the platform's descriptors} */
    ClassDesc carrier() {
        return carrier;
    }

    /** {@return the kind of a number in a lane, as an operand} */
    Kind kind() {
        return kind;
    }

    int bits() {
        return Integer.parseInt(shape, 1, shape.indexOf('x'), 10);
    }

    /** {@return the end of the name of the method that takes any vector for one with these lanes} */
    String plural() {
        return title + "s";
    }

    /** {@return the letter in the names of conversions} */
    char letter() {
        return title.charAt(0);
    }
}
