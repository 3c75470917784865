package io.zeolite.engine.numeric.vector;

import io.zeolite.format.Opcode;

/**
 * The method that computes a vector instruction. Instructions that differ in what they leave open share one.
 *
 * @param owner its class, which is that of the shape
 * @param name  its name, which is the instruction's without the shape, in camel case; an instruction for the low lanes and
 *              the one for the high lanes share a method
 * @param form  how it is called
 */
public record VectorFunction(Class<?> owner, String name, VectorForm form) {

    /** {@return the method of a vector instruction, which neither is a constant nor accesses memory} */
    public static VectorFunction of(Opcode opcode) {
        String text = deterministic(opcode).text();
        int dot = text.indexOf('.');
        String operation = text.substring(dot + 1).replace("_low_", "_").replace("_high_", "_");
        return new VectorFunction(owner(text.substring(0, dot)), camelCase(operation), VectorForm.of(opcode));
    }

    /**
     * {@return the instruction that does what a relaxed one does here, on every machine and in every tier} Other
     * instructions are their own, and so are the relaxed ones that have no like: products are rounded before they are added
     * to, and the second operand of a dot product is signed.
     */
    public static Opcode deterministic(Opcode opcode) {
        return switch (opcode) {
            case I8X16_RELAXED_SWIZZLE -> Opcode.I8X16_SWIZZLE;
            case I32X4_RELAXED_TRUNC_F32X4_S -> Opcode.I32X4_TRUNC_SAT_F32X4_S;
            case I32X4_RELAXED_TRUNC_F32X4_U -> Opcode.I32X4_TRUNC_SAT_F32X4_U;
            case I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> Opcode.I32X4_TRUNC_SAT_F64X2_S_ZERO;
            case I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> Opcode.I32X4_TRUNC_SAT_F64X2_U_ZERO;
            case I8X16_RELAXED_LANESELECT, I16X8_RELAXED_LANESELECT, I32X4_RELAXED_LANESELECT,
                    I64X2_RELAXED_LANESELECT -> Opcode.V128_BITSELECT;
            case F32X4_RELAXED_MIN -> Opcode.F32X4_MIN;
            case F32X4_RELAXED_MAX -> Opcode.F32X4_MAX;
            case F64X2_RELAXED_MIN -> Opcode.F64X2_MIN;
            case F64X2_RELAXED_MAX -> Opcode.F64X2_MAX;
            case I16X8_RELAXED_Q15MULR_S -> Opcode.I16X8_Q15MULR_SAT_S;
            default -> opcode;
        };
    }

    private static Class<?> owner(String shape) {
        return switch (shape) {
            case "v128" -> Bitwise.class;
            case "i8x16" -> I8x16.class;
            case "i16x8" -> I16x8.class;
            case "i32x4" -> I32x4.class;
            case "i64x2" -> I64x2.class;
            case "f32x4" -> F32x4.class;
            case "f64x2" -> F64x2.class;
            default -> throw new IllegalArgumentException(shape);
        };
    }

    private static String camelCase(String operation) {
        StringBuilder name = new StringBuilder();
        for (String word : operation.split("_")) {
            name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return name.toString();
    }
}
