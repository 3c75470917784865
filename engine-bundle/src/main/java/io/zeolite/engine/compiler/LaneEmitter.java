package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;

import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.lang.constant.ClassDesc;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Emits vector instructions lane by lane: those on lanes of 32 bits as what the instruction of the same name does with
 * one number, and those on bits.
 */
final class LaneEmitter {

    private static final int LANES = 4;
    private static final ClassDesc MATH = Names.of(Math.class);
    private static final Map<Opcode, Opcode> SCALAR = scalar();

    private final FunctionState state;
    private final Emitter out;
    private final VectorOperands vectors;
    private final NumericEmitter numbers;

    LaneEmitter(FunctionState state, NumericEmitter numbers) {
        this.state = state;
        this.out = state.out;
        this.vectors = state.vectors;
        this.numbers = numbers;
    }

    private static Map<Opcode, Opcode> scalar() {
        Map<Opcode, Opcode> scalar = new EnumMap<>(Opcode.class);
        for (Opcode opcode : Opcode.values()) {
            if (opcode.text().startsWith("i32x4.") || opcode.text().startsWith("f32x4.")) {
                Optional<Opcode> one = Opcode.ofText(opcode.text().replace("32x4", "32"));
                one.ifPresent(found -> scalar.put(opcode, found));
            }
        }
        return scalar;
    }

    /** {@return the kind in which an instruction wants vectors; the one for halves if it does not matter} */
    static Kind operandKind(Opcode opcode) {
        Opcode scalar = SCALAR.get(opcode);
        if (scalar != null) {
            return laneKind(scalar.signature().orElseThrow().operand(0));
        }
        return switch (opcode) {
            case I32X4_NEG, I32X4_ABS, I32X4_MIN_S, I32X4_MAX_S, I32X4_EXTRACT_LANE, I32X4_REPLACE_LANE -> Kind.VI;
            case F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD, F32X4_EXTRACT_LANE, F32X4_REPLACE_LANE -> Kind.VF;
            default -> Kind.V;
        };
    }

    /** {@return the kind of the vector that an instruction gives} */
    static Kind resultKind(Opcode opcode) {
        Opcode scalar = SCALAR.get(opcode);
        if (scalar != null) {
            return laneKind(scalar.signature().orElseThrow().result(0));
        }
        return switch (opcode) {
            case I32X4_SPLAT, V128_LOAD32_SPLAT -> Kind.VI;
            case F32X4_SPLAT -> Kind.VF;
            default -> operandKind(opcode);
        };
    }

    private static Kind laneKind(OperandKind kind) {
        return kind == OperandKind.F32 ? Kind.VF : Kind.VI;
    }

    /** {@return whether the instruction was emitted}: {@code [.., operands] -> [.., result]}. */
    boolean emit(Opcode opcode) {
        if (SCALAR.containsKey(opcode)) {
            likeScalar(opcode, SCALAR.get(opcode));
            return true;
        }
        switch (opcode) {
            case V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT -> bitwise(opcode);
            case I32X4_NEG, I32X4_ABS, I32X4_MIN_S, I32X4_MAX_S, F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD ->
                    eachLane(opcode);
            case I32X4_SPLAT, F32X4_SPLAT -> splat(resultKind(opcode));
            case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE -> extract(operandKind(opcode));
            case I32X4_REPLACE_LANE, F32X4_REPLACE_LANE -> replace(operandKind(opcode));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void likeScalar(Opcode opcode, Opcode scalar) {
        Signature signature = opcode.signature().orElseThrow();
        boolean shifts = signature.operand(signature.operandCount() - 1) == OperandKind.I32;
        Kind kind = operandKind(opcode);
        vectors.begin();
        Variable by = out.variables.allocate(Kind.I);
        if (shifts) {
            state.stack.pop();
            out.store(by);
        }
        VectorSource[] operands = vectors.pop(shifts ? 1 : signature.operandCount());
        for (int lane = 0; lane < LANES; lane++) {
            for (VectorSource operand : operands) {
                operand.load(out, kind, lane);
            }
            if (shifts) {
                out.load(by);
            }
            numbers.emitOnLanes(scalar);
        }
        vectors.result(resultKind(opcode));
    }

    private void eachLane(Opcode opcode) {
        Kind kind = operandKind(opcode);
        VectorSource[] operands = vectors.pop(opcode.signature().orElseThrow().operandCount());
        for (int lane = 0; lane < LANES; lane++) {
            operands[0].load(out, kind, lane);
            switch (opcode) {
                case I32X4_NEG -> out.code.ineg();
                case I32X4_ABS -> out.call(MATH, "abs", CD_int, CD_int);
                case I32X4_MIN_S -> {
                    operands[1].load(out, kind, lane);
                    out.call(MATH, "min", CD_int, CD_int, CD_int);
                }
                case I32X4_MAX_S -> {
                    operands[1].load(out, kind, lane);
                    out.call(MATH, "max", CD_int, CD_int, CD_int);
                }
                case F32X4_RELAXED_MADD -> addProduct(operands, lane);
                case F32X4_RELAXED_NMADD -> {
                    out.code.fneg();
                    addProduct(operands, lane);
                }
                default -> throw new IllegalArgumentException(opcode.text());
            }
        }
        vectors.result(kind);
    }

    /** {@code [.., a] -> [.., a * b + c]}. */
    private void addProduct(VectorSource[] operands, int lane) {
        operands[1].load(out, Kind.VF, lane);
        out.code.fmul();
        operands[2].load(out, Kind.VF, lane);
        out.code.fadd();
    }

    /** In lanes of 32 bits if one of the operands is. */
    private void bitwise(Opcode opcode) {
        VectorSource[] operands = vectors.pop(opcode.signature().orElseThrow().operandCount());
        Kind kind = VectorSource.isAnyInLanes(operands) ? Kind.VI : Kind.V;
        for (int part = 0; part < kind.parts(); part++) {
            switch (opcode) {
                case V128_NOT -> {
                    operands[0].load(out, kind, part);
                    complement(kind);
                }
                case V128_ANDNOT -> {
                    operands[0].load(out, kind, part);
                    operands[1].load(out, kind, part);
                    complement(kind);
                    and(kind);
                }
                case V128_BITSELECT -> {
                    // b ^ (a ^ b) & mask
                    operands[1].load(out, kind, part);
                    operands[0].load(out, kind, part);
                    operands[1].load(out, kind, part);
                    xor(kind);
                    operands[2].load(out, kind, part);
                    and(kind);
                    xor(kind);
                }
                default -> {
                    operands[0].load(out, kind, part);
                    operands[1].load(out, kind, part);
                    switch (opcode) {
                        case V128_AND -> and(kind);
                        case V128_XOR -> xor(kind);
                        default -> or(kind);
                    }
                }
            }
        }
        vectors.result(kind);
    }

    private void complement(Kind kind) {
        if (kind == Kind.VI) {
            out.push(-1);
        } else {
            out.push(-1L);
        }
        xor(kind);
    }

    private void and(Kind kind) {
        if (kind == Kind.VI) {
            out.code.iand();
        } else {
            out.code.land();
        }
    }

    private void or(Kind kind) {
        if (kind == Kind.VI) {
            out.code.ior();
        } else {
            out.code.lor();
        }
    }

    private void xor(Kind kind) {
        if (kind == Kind.VI) {
            out.code.ixor();
        } else {
            out.code.lxor();
        }
    }

    private void splat(Kind kind) {
        state.stack.pop();
        for (int lane = 1; lane < LANES; lane++) {
            out.code.dup();
        }
        vectors.result(kind);
    }

    private void extract(Kind kind) {
        vectors.pop().load(out, kind, state.in.lane());
        vectors.end();
        state.stack.push(kind.part());
    }

    private void replace(Kind kind) {
        vectors.begin();
        Variable number = out.variables.allocate(state.stack.pop());
        out.store(number);
        VectorSource vector = vectors.pop();
        for (int lane = 0; lane < LANES; lane++) {
            if (lane == state.in.lane()) {
                out.load(number);
            } else {
                vector.load(out, kind, lane);
            }
        }
        vectors.result(kind);
    }
}
