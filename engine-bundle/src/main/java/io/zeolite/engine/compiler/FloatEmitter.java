package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;

import io.zeolite.engine.numeric.FloatingPoint;
import io.zeolite.format.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/** Emits arithmetic on floating-point numbers. What Java and WebAssembly call by one name is the same but for NaN. */
final class FloatEmitter {

    private static final ClassDesc MATH = Names.of(Math.class);

    private final Emitter out;
    private final CodeBuilder code;

    FloatEmitter(Emitter out) {
        this.out = out;
        this.code = out.code;
    }

    /** {@code [.., operands] -> [.., result]}. */
    void emit(Opcode opcode) {
        switch (opcode) {
            case F32_ADD -> code.fadd();
            case F32_SUB -> code.fsub();
            case F32_MUL -> code.fmul();
            case F32_DIV -> code.fdiv();
            case F32_NEG -> code.fneg();
            case F32_ABS -> out.call(MATH, "abs", CD_float, CD_float);
            case F32_COPYSIGN -> out.call(MATH, "copySign", CD_float, CD_float, CD_float);
            case F32_SQRT -> {
                // exact: a double has more than twice the digits
                code.f2d();
                out.call(MATH, "sqrt", CD_double, CD_double);
                code.d2f();
            }
            case F64_ADD -> code.dadd();
            case F64_SUB -> code.dsub();
            case F64_MUL -> code.dmul();
            case F64_DIV -> code.ddiv();
            case F64_NEG -> code.dneg();
            case F64_ABS -> out.call(MATH, "abs", CD_double, CD_double);
            case F64_COPYSIGN -> out.call(MATH, "copySign", CD_double, CD_double, CD_double);
            case F64_SQRT -> out.call(MATH, "sqrt", CD_double, CD_double);
            case F32_CEIL, F32_FLOOR, F32_TRUNC, F32_NEAREST, F32_MIN, F32_MAX, F64_CEIL, F64_FLOOR, F64_TRUNC,
                    F64_NEAREST,
                    F64_MIN, F64_MAX -> NumericEmitter.callNamesake(out, FloatingPoint.class, opcode);
            default -> throw new IllegalArgumentException(opcode.text());
        }
    }
}
