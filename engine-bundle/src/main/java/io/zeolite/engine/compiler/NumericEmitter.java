package io.zeolite.engine.compiler;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits instructions that compute numbers from numbers. */
final class NumericEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final IntegerEmitter integers;
    private final FloatEmitter floats;
    private final ConversionEmitter conversions;

    NumericEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.integers = new IntegerEmitter(state.out, state.pending);
        this.floats = new FloatEmitter(state.out);
        this.conversions = new ConversionEmitter(state.out);
    }

    /** {@code [.., operands] -> [.., result]}. */
    void emit(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        if (Comparison.isComparison(opcode)) {
            compare(opcode);
        } else {
            compute(opcode);
        }
        state.stack.pop(signature.operandCount());
        state.stack.push(Kind.of(type(signature.result(0))));
    }

    private void compute(Opcode opcode) {
        if (opcode.compareTo(Opcode.F32_ABS) < 0) {
            integers.emit(opcode);
        } else if (opcode.compareTo(Opcode.I32_WRAP_I64) < 0) {
            floats.emit(opcode);
        } else {
            conversions.emit(opcode);
        }
    }

    /** {@code [.., operands] -> [.., result]}: on lanes, which are no operands by themselves; -1 is true in them. */
    void emitOnLanes(Opcode opcode) {
        if (Comparison.isComparison(opcode)) {
            Comparison.of(opcode).materialize(out);
            out.code.ineg();
        } else {
            compute(opcode);
        }
    }

    private void compare(Opcode opcode) {
        Comparison comparison = Comparison.of(opcode);
        if (opcode == Opcode.I32_EQZ) {
            comparison = state.pending.takeCondition().negate();
        } else if (comparison.canBeOfZero() && state.pending.takeZero()) {
            comparison = comparison.againstZero();
        }
        state.pending.setComparison(comparison);
    }

    private static ValueType type(OperandKind kind) {
        return kind.valueType(AddressType.I32, AddressType.I32);
    }

    /** {@code [.., operands] -> [.., result]}: calls the static method that has the instruction's name in camel case. */
    static void callNamesake(Emitter out, Class<?> owner, Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        List<ClassDesc> parameters = signature.operands().stream().map(kind -> Shape.carrier(type(kind))).toList();
        ClassDesc result = Shape.carrier(type(signature.result(0)));
        out.code.invokestatic(Names.of(owner), camelCase(opcode.text()), MethodTypeDesc.of(result, parameters));
    }

    private static String camelCase(String text) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : text.toCharArray()) {
            if (c == '.' || c == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
