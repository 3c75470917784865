package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.numeric.vector.VectorFunction;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Emits vector instructions that do not access memory, as calls of {@link VectorFunction}s. */
final class VectorEmitter {

    private final FunctionState state;
    private final Emitter out;

    VectorEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /** {@code [..] -> [.., vector]}. */
    void constant(long low, long high) {
        out.push(low);
        out.push(high);
        state.stack.push(Kind.V);
    }

    /** {@code [.., operands] -> [.., result]}. */
    void emit(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        VectorFunction function = VectorFunction.of(opcode);
        switch (function.form()) {
            case HALVES -> eachHalf(function, signature);
            case WIDEN_LOW -> widen(function, signature.operandCount(), 0);
            case WIDEN_HIGH -> widen(function, signature.operandCount(), 1);
            case NARROW -> narrow(function);
            case NARROW_ZERO -> {
                call(function, CD_long, CD_long, CD_long);
                out.push(0L);
            }
            case REDUCE -> call(function, CD_int, CD_long, CD_long);
            case SPLAT -> {
                call(function, CD_long, carrier(signature.operand(0)));
                out.dup(Kind.J);
            }
            case EXTRACT -> extract(function, carrier(signature.result(0)), lanesPerHalf(opcode));
            case REPLACE -> replace(function, type(signature.operand(1)), lanesPerHalf(opcode));
            case SWIZZLE -> swizzle(function);
            case SHUFFLE -> shuffle(function);
        }
        state.stack.pop(signature.operandCount());
        state.stack.push(Kind.of(type(signature.result(0))));
    }

    private static ValueType type(OperandKind kind) {
        return kind.valueType(AddressType.I32, AddressType.I32);
    }

    private static ClassDesc carrier(OperandKind kind) {
        return Shape.carrier(type(kind));
    }

    /** {@code [.., operands] -> [.., result]}. */
    private void call(VectorFunction function, ClassDesc result, ClassDesc... parameters) {
        call(function, MethodTypeDesc.of(result, parameters));
    }

    private void call(VectorFunction function, MethodTypeDesc type) {
        out.code.invokestatic(Names.of(function.owner()), function.name(), type);
    }

    /** {@code [.., first, .., last] -> [..]}: vectors, into new variables. */
    private Variable[] store(int count) {
        return out.store(Collections.nCopies(count, Kind.V).toArray(Kind[]::new));
    }

    /** {@code [.., operands] -> [.., low, high]}. The last operand may be the count of a shift. */
    private void eachHalf(VectorFunction function, Signature signature) {
        List<Kind> kinds = new ArrayList<>();
        List<ClassDesc> parameters = new ArrayList<>();
        for (OperandKind operand : signature.operands()) {
            kinds.add(Kind.of(type(operand)));
            parameters.add(carrier(operand));
        }
        MethodTypeDesc type = MethodTypeDesc.of(CD_long, parameters);
        int mark = out.variables.mark();
        Variable[] operands = out.store(kinds.toArray(Kind[]::new));
        for (int half = 0; half < 2; half++) {
            for (Variable operand : operands) {
                out.load(operand.kind() == Kind.V ? operand.half(half) : operand);
            }
            call(function, type);
        }
        out.variables.release(mark);
    }

    /** {@code [.., operands] -> [.., low, high]}. */
    private void widen(VectorFunction function, int operandCount, int from) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_long, Collections.nCopies(operandCount, CD_long));
        int mark = out.variables.mark();
        Variable[] operands = store(operandCount);
        for (int half = 0; half < 2; half++) {
            for (Variable operand : operands) {
                out.load(operand.half(from));
                if (half == 1) {
                    out.push(Integer.SIZE);
                    out.code.lushr();
                }
            }
            call(function, type);
        }
        out.variables.release(mark);
    }

    /** {@code [.., a, b] -> [.., low, high]}. */
    private void narrow(VectorFunction function) {
        call(function, CD_long, CD_long, CD_long);
        int mark = out.variables.mark();
        Variable high = out.variables.allocate(Kind.J);
        out.store(high);
        call(function, CD_long, CD_long, CD_long);
        out.load(high);
        out.variables.release(mark);
    }

    private static int lanesPerHalf(Opcode opcode) {
        String shape = opcode.text().substring(0, opcode.text().indexOf('.'));
        return Integer.parseInt(shape.substring(shape.indexOf('x') + 1)) / 2;
    }

    /** {@code [.., vector] -> [.., number]}. */
    private void extract(VectorFunction function, ClassDesc number, int lanesPerHalf) {
        int lane = state.in.lane();
        if (lane >= lanesPerHalf) {
            out.swap(Kind.J);
        }
        out.code.pop2();
        out.push(lane % lanesPerHalf);
        call(function, number, CD_long, CD_int);
    }

    /** {@code [.., vector, number] -> [.., vector]}. */
    private void replace(VectorFunction function, ValueType number, int lanesPerHalf) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_long, CD_long, Shape.carrier(number), CD_int);
        int lane = state.in.lane();
        if (lane >= lanesPerHalf) {
            out.push(lane - lanesPerHalf);
            call(function, type);
            return;
        }
        int mark = out.variables.mark();
        Variable value = out.variables.allocate(Kind.of(number));
        Variable high = out.variables.allocate(Kind.J);
        out.store(value);
        out.store(high);
        out.load(value);
        out.push(lane);
        call(function, type);
        out.load(high);
        out.variables.release(mark);
    }

    /** {@code [.., vector, indices] -> [.., low, high]}. */
    private void swizzle(VectorFunction function) {
        int mark = out.variables.mark();
        Variable[] operands = store(2);
        for (int half = 0; half < 2; half++) {
            out.load(operands[0]);
            out.load(operands[1].half(half));
            call(function, CD_long, CD_long, CD_long, CD_long);
        }
        out.variables.release(mark);
    }

    /** {@code [.., a, b] -> [.., low, high]}. */
    private void shuffle(VectorFunction function) {
        int mark = out.variables.mark();
        Variable[] operands = store(2);
        for (int half = 0; half < 2; half++) {
            out.load(operands);
            out.push(half == 0 ? state.in.v128Low() : state.in.v128High());
            call(function, MethodTypeDesc.of(CD_long, Collections.nCopies(5, CD_long)));
        }
        out.variables.release(mark);
    }
}
