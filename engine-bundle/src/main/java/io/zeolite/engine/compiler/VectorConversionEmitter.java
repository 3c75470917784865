package io.zeolite.engine.compiler;

/** Emits vector instructions that convert lanes, or change their width, as calls of the platform's Vector API. */
final class VectorConversionEmitter {

    private final VectorOperands vectors;
    private final Emitter out;
    private final VectorApi api;

    VectorConversionEmitter(FunctionState state, VectorApi api) {
        this.vectors = state.vectors;
        this.out = state.out;
        this.api = api;
    }

    /** {@return whether the instruction was emitted}: {@code [.., operands] -> [.., result]}. */
    boolean emit(VectorLane lane, String operation) {
        boolean signed = operation.endsWith("_s");
        if (operation.startsWith("extend_")) {
            extend(vectors.pop(), lane, signed, operation.contains("_high_"));
            result(lane);
        } else if (operation.startsWith("extmul_")) {
            VectorSource[] operands = vectors.pop(2);
            boolean high = operation.contains("_high_");
            extend(operands[0], lane, signed, high);
            api.binary(lane, "MUL", () -> extend(operands[1], lane, signed, high));
            result(lane);
        } else if (operation.startsWith("extadd_pairwise_")) {
            VectorSource operand = vectors.pop();
            even(operand, lane, signed);
            api.binary(lane, "ADD", () -> odd(operand, lane, signed));
            result(lane);
        } else if (operation.equals("dot_i16x8_s")) {
            VectorSource[] operands = vectors.pop(2);
            even(operands[0], lane, true);
            api.binary(lane, "MUL", () -> even(operands[1], lane, true));
            api.binary(lane, "ADD", () -> {
                odd(operands[0], lane, true);
                api.binary(lane, "MUL", () -> odd(operands[1], lane, true));
            });
            result(lane);
        } else if (operation.startsWith("narrow_")) {
            narrow(lane, signed);
        } else {
            return emitNumbers(operation);
        }
        return true;
    }

    private boolean emitNumbers(String operation) {
        switch (operation) {
            case "convert_i32x4_s" -> convert(VectorLane.INT, VectorLane.FLOAT);
            case "convert_low_i32x4_s" -> convert(VectorLane.INT, VectorLane.DOUBLE);
            case "promote_low_f32x4" -> convert(VectorLane.FLOAT, VectorLane.DOUBLE);
            case "demote_f64x2_zero" -> convert(VectorLane.DOUBLE, VectorLane.FLOAT);
            case "trunc_sat_f32x4_s" -> convert(VectorLane.FLOAT, VectorLane.INT);
            case "trunc_sat_f64x2_s_zero" -> convert(VectorLane.DOUBLE, VectorLane.INT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void result(VectorLane lane) {
        api.bytes(lane);
        vectors.result(Kind.VB);
    }

    private void convert(VectorLane from, VectorLane to) {
        api.load(vectors.pop(), from);
        api.convert(from.letter() + "2" + to.letter(), to, 0);
        result(to);
    }

    /** {@code [..] -> [.., vector]}. */
    private void extend(VectorSource operand, VectorLane to, boolean signed, boolean high) {
        api.load(operand, to.half());
        api.extend(to, signed, high);
    }

    /** {@code [..] -> [.., vector]}: the first of each two lanes of half the width. */
    private void even(VectorSource operand, VectorLane lane, boolean signed) {
        api.load(operand, lane);
        api.binaryWithNumber(lane, "LSHL", () -> out.push((long) lane.half().bits()));
        api.binaryWithNumber(lane, signed ? "ASHR" : "LSHR", () -> out.push((long) lane.half().bits()));
    }

    /** {@code [..] -> [.., vector]}: the second of each two lanes of half the width. */
    private void odd(VectorSource operand, VectorLane lane, boolean signed) {
        api.load(operand, lane);
        api.binaryWithNumber(lane, signed ? "ASHR" : "LSHR", () -> out.push((long) lane.half().bits()));
    }

    private void narrow(VectorLane to, boolean signed) {
        VectorSource[] operands = vectors.pop(2);
        narrow(operands[0], to, signed, 0);
        api.binary(to, "OR", () -> narrow(operands[1], to, signed, -1));
        result(to);
    }

    /** {@code [..] -> [.., vector]}: signed lanes of twice the width, into one half of the vector. */
    private void narrow(VectorSource operand, VectorLane to, boolean signed, int part) {
        VectorLane from = VectorLane.values()[to.ordinal() + 1];
        long most = (1L << (signed ? to.bits() - 1 : to.bits())) - 1;
        long least = signed ? -most - 1 : 0;
        api.load(operand, from);
        api.binaryWithNumber(from, "MAX", () -> out.push(least));
        api.binaryWithNumber(from, "MIN", () -> out.push(most));
        api.convert(from.letter() + "2" + to.letter(), to, part);
    }
}
