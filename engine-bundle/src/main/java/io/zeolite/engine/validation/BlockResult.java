package io.zeolite.engine.validation;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;

/** The function types of blocks with one result and no parameters, made once for the common results. */
enum BlockResult {
    I32(NumberType.I32), I64(NumberType.I64), F32(NumberType.F32), F64(NumberType.F64), V128(VectorType.V128);

    /** The type of blocks without parameters and results. */
    static final FunctionType NONE = FunctionType.of();

    private final FunctionType type;

    BlockResult(ValueType result) {
        type = FunctionType.of().returning(result);
    }

    /** {@return the type of blocks with the closed result} */
    static FunctionType of(ValueType result) {
        return switch (result) {
            case NumberType number -> switch (number) {
                case I32 -> I32.type;
                case I64 -> I64.type;
                case F32 -> F32.type;
                case F64 -> F64.type;
            };
            case VectorType _ -> V128.type;
            case ReferenceType reference -> FunctionType.of().returning(reference);
        };
    }
}
