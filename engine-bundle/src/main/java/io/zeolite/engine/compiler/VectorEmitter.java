package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.numeric.vector.SwizzleTable;
import io.zeolite.engine.numeric.vector.VectorFunction;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/**
 * Emits vector instructions that do not access memory: most as calls of {@link VectorFunction}s, but with the JVM's own
 * instructions where there are any for bits, or for lanes of 32 bits.
 */
final class VectorEmitter {

    private static final ClassDesc SWIZZLE_TABLE = Names.of(SwizzleTable.class);
    private static final DirectMethodHandleDesc SWIZZLE_TABLE_OF =
            ConstantDescs.ofConstantBootstrap(SWIZZLE_TABLE, "of", SWIZZLE_TABLE, CD_long, CD_long);

    private final FunctionState state;
    private final Emitter out;
    private final VectorOperands vectors;
    private final LaneEmitter lanes;
    private final ShuffleEmitter shuffles;
    private final VectorApiEmitter api;

    VectorEmitter(FunctionState state, NumericEmitter numbers) {
        this.state = state;
        this.out = state.out;
        this.vectors = state.vectors;
        this.lanes = new LaneEmitter(state, numbers);
        this.shuffles = new ShuffleEmitter(state);
        this.api = new VectorApiEmitter(state);
    }

    /** {@code [.., operands] -> [.., result]}. */
    void emit(Opcode instruction) {
        Opcode opcode = VectorFunction.deterministic(instruction);
        if (state.functionPlan.usesVectorApi && api.emit(opcode)) {
            return;
        }
        if (opcode == Opcode.I8X16_SHUFFLE) {
            shuffles.emit();
        } else if (!lanes.emit(opcode)) {
            call(VectorFunction.of(opcode), opcode.signature().orElseThrow());
        }
    }

    private void call(VectorFunction function, Signature signature) {
        switch (function.form()) {
            case HALVES -> eachHalf(function, signature);
            case WIDEN_LOW -> widen(function, vectors.pop(signature.operandCount()), 0);
            case WIDEN_HIGH -> widen(function, vectors.pop(signature.operandCount()), 1);
            case NARROW -> narrow(function, vectors.pop(2));
            case NARROW_ZERO -> {
                both(vectors.pop());
                call(function, CD_long, CD_long, CD_long);
                out.push(0L);
                vectors.result(Kind.V);
            }
            case REDUCE -> {
                both(vectors.pop());
                call(function, CD_int, CD_long, CD_long);
                vectors.end();
                state.stack.push(Kind.I);
            }
            case SPLAT -> {
                state.stack.pop();
                call(function, CD_long, carrier(signature.operand(0)));
                out.code.dup2();
                vectors.result(Kind.V);
            }
            case EXTRACT -> extract(function, signature);
            case REPLACE -> replace(function, signature);
            case SWIZZLE -> swizzle(function, vectors.pop(2));
            case SHUFFLE -> throw new IllegalArgumentException("a shuffle is not called: " + function);
        }
    }

    private static ValueType type(OperandKind kind) {
        return kind.valueType(AddressType.I32, AddressType.I32);
    }

    private static ClassDesc carrier(OperandKind kind) {
        return Shape.carrier(type(kind));
    }

    /** {@code [.., operands] -> [.., result]}. */
    private void call(VectorFunction function, ClassDesc result, ClassDesc... parameters) {
        out.call(Names.of(function.owner()), function.name(), result, parameters);
    }

    private static ClassDesc[] longs(int count) {
        return Collections.nCopies(count, CD_long).toArray(ClassDesc[]::new);
    }

    /** {@code [..] -> [.., low, high]}. */
    private void both(VectorSource source) {
        source.load(out, Kind.V, 0);
        source.load(out, Kind.V, 1);
    }

    /** {@code [.., operands] -> [.., low, high]}. The last operand may be the count of a shift. */
    private void eachHalf(VectorFunction function, Signature signature) {
        int count = signature.operandCount();
        boolean shifts = signature.operand(count - 1) == OperandKind.I32;
        vectors.begin();
        Variable by = out.variables.allocate(Kind.I);
        ClassDesc[] parameters = longs(count);
        if (shifts) {
            state.stack.pop();
            out.store(by);
            parameters[count - 1] = CD_int;
        }
        VectorSource[] operands = vectors.pop(shifts ? count - 1 : count);
        for (int half = 0; half < 2; half++) {
            for (VectorSource operand : operands) {
                operand.load(out, Kind.V, half);
            }
            if (shifts) {
                out.load(by);
            }
            call(function, CD_long, parameters);
        }
        vectors.result(Kind.V);
    }

    private void widen(VectorFunction function, VectorSource[] operands, int from) {
        for (int half = 0; half < 2; half++) {
            for (VectorSource operand : operands) {
                operand.load(out, Kind.V, from);
                if (half == 1) {
                    out.push(Integer.SIZE);
                    out.code.lushr();
                }
            }
            call(function, CD_long, longs(operands.length));
        }
        vectors.result(Kind.V);
    }

    private void narrow(VectorFunction function, VectorSource[] operands) {
        for (VectorSource operand : operands) {
            both(operand);
            call(function, CD_long, CD_long, CD_long);
        }
        vectors.result(Kind.V);
    }

    private void swizzle(VectorFunction function, VectorSource[] operands) {
        for (int half = 0; half < 2; half++) {
            if (operands[0] instanceof VectorSource.Constant(long low, long high)) {
                out.code.loadConstant(DynamicConstantDesc.ofNamed(SWIZZLE_TABLE_OF, "table", SWIZZLE_TABLE, low, high));
                operands[1].load(out, Kind.V, half);
                out.code.invokevirtual(SWIZZLE_TABLE, "swizzle", MethodTypeDesc.of(CD_long, CD_long));
            } else {
                both(operands[0]);
                operands[1].load(out, Kind.V, half);
                call(function, CD_long, CD_long, CD_long, CD_long);
            }
        }
        vectors.result(Kind.V);
    }

    private static int lanesPerHalf(VectorFunction function) {
        String shape = function.owner().getSimpleName();
        return Integer.parseInt(shape.substring(shape.indexOf('x') + 1)) / 2;
    }

    private void extract(VectorFunction function, Signature signature) {
        int lane = state.in.lane();
        int lanesPerHalf = lanesPerHalf(function);
        vectors.pop().load(out, Kind.V, lane / lanesPerHalf);
        out.push(lane % lanesPerHalf);
        call(function, carrier(signature.result(0)), CD_long, CD_int);
        vectors.end();
        state.stack.push(Kind.of(type(signature.result(0))));
    }

    private void replace(VectorFunction function, Signature signature) {
        int lane = state.in.lane();
        int lanesPerHalf = lanesPerHalf(function);
        vectors.begin();
        Variable number = out.variables.allocate(state.stack.pop());
        out.store(number);
        VectorSource vector = vectors.pop();
        for (int half = 0; half < 2; half++) {
            vector.load(out, Kind.V, half);
            if (half == lane / lanesPerHalf) {
                out.load(number);
                out.push(lane % lanesPerHalf);
                call(function, CD_long, CD_long, carrier(signature.operand(1)), CD_int);
            }
        }
        vectors.result(Kind.V);
    }
}
