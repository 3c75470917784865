package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.engine.numeric.Conversion;
import io.zeolite.engine.numeric.SaturatingTruncation;
import io.zeolite.engine.numeric.Truncation;
import io.zeolite.format.Opcode;
import java.lang.classfile.CodeBuilder;

/** Emits conversions between numbers. */
final class ConversionEmitter {

    private final Emitter out;
    private final CodeBuilder code;

    ConversionEmitter(Emitter out) {
        this.out = out;
        this.code = out.code;
    }

    /** {@code [.., operand] -> [.., result]}. */
    void emit(Opcode opcode) {
        switch (opcode) {
            case I32_WRAP_I64 -> code.l2i();
            case I64_EXTEND_I32_S -> code.i2l();
            case I64_EXTEND_I32_U -> out.extendUnsigned();
            case I32_EXTEND8_S -> code.i2b();
            case I32_EXTEND16_S -> code.i2s();
            case I64_EXTEND8_S -> code.l2i().i2b().i2l();
            case I64_EXTEND16_S -> code.l2i().i2s().i2l();
            case I64_EXTEND32_S -> code.l2i().i2l();
            case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U, I64_TRUNC_F32_S, I64_TRUNC_F32_U,
                    I64_TRUNC_F64_S, I64_TRUNC_F64_U -> NumericEmitter.callNamesake(out, Truncation.class, opcode);
            case I32_TRUNC_SAT_F32_S -> code.f2i();
            case I32_TRUNC_SAT_F64_S -> code.d2i();
            case I64_TRUNC_SAT_F32_S -> code.f2l();
            case I64_TRUNC_SAT_F64_S -> code.d2l();
            case I32_TRUNC_SAT_F32_U, I32_TRUNC_SAT_F64_U, I64_TRUNC_SAT_F32_U, I64_TRUNC_SAT_F64_U ->
                    NumericEmitter.callNamesake(out, SaturatingTruncation.class, opcode);
            case F32_CONVERT_I32_S -> code.i2f();
            case F32_CONVERT_I64_S -> code.l2f();
            case F64_CONVERT_I32_S -> code.i2d();
            case F64_CONVERT_I64_S -> code.l2d();
            case F32_CONVERT_I32_U -> {
                out.extendUnsigned();
                code.l2f();
            }
            case F64_CONVERT_I32_U -> {
                out.extendUnsigned();
                code.l2d();
            }
            case F32_CONVERT_I64_U, F64_CONVERT_I64_U -> NumericEmitter.callNamesake(out, Conversion.class, opcode);
            case F32_DEMOTE_F64 -> code.d2f();
            case F64_PROMOTE_F32 -> code.f2d();
            case I32_REINTERPRET_F32 -> out.call(CD_Float, "floatToRawIntBits", CD_int, CD_float);
            case I64_REINTERPRET_F64 -> out.call(CD_Double, "doubleToRawLongBits", CD_long, CD_double);
            case F32_REINTERPRET_I32 -> out.call(CD_Float, "intBitsToFloat", CD_float, CD_int);
            case F64_REINTERPRET_I64 -> out.call(CD_Double, "longBitsToDouble", CD_double, CD_long);
            default -> throw new IllegalArgumentException(opcode.text());
        }
    }
}
