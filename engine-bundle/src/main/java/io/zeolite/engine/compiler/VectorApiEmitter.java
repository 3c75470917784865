package io.zeolite.engine.compiler;

import io.zeolite.format.Opcode;
import java.util.Map;

/**
 * Emits vector instructions as calls of the platform's Vector API. Those for which it has no operators are left to be
 * computed on halves.
 */
final class VectorApiEmitter {

    // @formatter:off
    private static final Map<String, String> UNARY = Map.of(
            "neg", "NEG", "abs", "ABS", "sqrt", "SQRT", "popcnt", "BIT_COUNT", "not", "NOT");
    private static final Map<String, String> BINARY = Map.ofEntries(
            Map.entry("add", "ADD"),           Map.entry("sub", "SUB"),
            Map.entry("mul", "MUL"),           Map.entry("div", "DIV"),
            Map.entry("min", "MIN"),           Map.entry("max", "MAX"),
            Map.entry("min_s", "MIN"),         Map.entry("max_s", "MAX"),
            Map.entry("min_u", "UMIN"),        Map.entry("max_u", "UMAX"),
            Map.entry("add_sat_s", "SADD"),    Map.entry("add_sat_u", "SUADD"),
            Map.entry("sub_sat_s", "SSUB"),    Map.entry("sub_sat_u", "SUSUB"),
            Map.entry("and", "AND"),           Map.entry("or", "OR"),
            Map.entry("xor", "XOR"),           Map.entry("andnot", "AND_NOT"));
    private static final Map<String, String> COMPARISON = Map.ofEntries(
            Map.entry("eq", "EQ"),             Map.entry("ne", "NE"),
            Map.entry("lt", "LT"),             Map.entry("gt", "GT"),
            Map.entry("le", "LE"),             Map.entry("ge", "GE"),
            Map.entry("lt_s", "LT"),           Map.entry("gt_s", "GT"),
            Map.entry("le_s", "LE"),           Map.entry("ge_s", "GE"),
            Map.entry("lt_u", "ULT"),          Map.entry("gt_u", "UGT"),
            Map.entry("le_u", "ULE"),          Map.entry("ge_u", "UGE"));
    private static final Map<String, String> SHIFT = Map.of("shl", "LSHL", "shr_s", "ASHR", "shr_u", "LSHR");
    // @formatter:on

    private final FunctionState state;
    private final Emitter out;
    private final VectorOperands vectors;
    private final VectorApi api;
    private final VectorConversionEmitter conversions;

    VectorApiEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.vectors = state.vectors;
        this.api = new VectorApi(out);
        this.conversions = new VectorConversionEmitter(state, api);
    }

    /** {@return whether the instruction was emitted}: {@code [.., operands] -> [.., result]}. */
    boolean emit(Opcode opcode) {
        if (opcode == Opcode.I8X16_SHUFFLE) {
            shuffle();
            return true;
        }
        String text = opcode.text();
        VectorLane lane = VectorLane.ofShape(text.substring(0, text.indexOf('.')));
        String operation = text.substring(text.indexOf('.') + 1);
        if (UNARY.containsKey(operation)) {
            VectorSource operand = vectors.pop();
            api.load(operand, lane);
            api.unary(lane, UNARY.get(operation));
            result(lane);
        } else if (BINARY.containsKey(operation)) {
            VectorSource[] operands = vectors.pop(2);
            api.load(operands[0], lane);
            api.binary(lane, BINARY.get(operation), () -> api.load(operands[1], lane));
            if (lane.isFloat() && (operation.equals("min") || operation.equals("max"))) {
                // makes a signalling NaN a quiet one, and changes no other number
                api.binaryWithNumber(lane, "SUB", () -> out.push(0L));
            }
            result(lane);
        } else if (COMPARISON.containsKey(operation)) {
            VectorSource[] operands = vectors.pop(2);
            api.load(operands[0], lane);
            api.compare(lane, COMPARISON.get(operation), () -> api.load(operands[1], lane));
            api.maskToBytes(lane);
            vectors.result(Kind.VB);
        } else if (SHIFT.containsKey(operation)) {
            shift(lane, SHIFT.get(operation));
        } else {
            return special(lane, operation) || conversions.emit(lane, operation);
        }
        return true;
    }

    /** {@code [.., vector]}: ends an instruction that gives it. */
    private void result(VectorLane lane) {
        api.bytes(lane);
        vectors.result(Kind.VB);
    }

    private boolean special(VectorLane lane, String operation) {
        switch (operation) {
            case "splat" -> splat(lane);
            case "extract_lane", "extract_lane_s", "extract_lane_u" -> extract(lane, operation.endsWith("_u"));
            case "replace_lane" -> replace(lane);
            case "any_true", "all_true", "bitmask" -> reduce(lane, operation);
            case "bitselect" -> bitselect();
            case "swizzle" -> swizzle();
            case "avgr_u" -> average(lane);
            case "pmin", "pmax" -> pseudo(lane, operation.equals("pmin"));
            case "relaxed_madd", "relaxed_nmadd" -> addProduct(lane, operation.equals("relaxed_nmadd"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void shift(VectorLane lane, String operator) {
        vectors.begin();
        Variable by = out.variables.allocate(Kind.I);
        state.stack.pop();
        out.store(by);
        VectorSource vector = vectors.pop();
        api.load(vector, lane);
        api.binaryWithNumber(lane, operator, () -> {
            out.load(by);
            out.push(lane.bits() - 1);
            out.code.iand().i2l();
        });
        result(lane);
    }

    private void splat(VectorLane lane) {
        vectors.begin();
        Variable number = out.variables.allocate(state.stack.pop());
        out.store(number);
        api.species(lane);
        out.load(number);
        api.broadcast(lane);
        result(lane);
    }

    private void extract(VectorLane lane, boolean unsigned) {
        int index = state.in.lane();
        api.load(vectors.pop(), lane);
        out.push(index);
        api.extract(lane);
        if (unsigned) {
            out.push((1 << lane.bits()) - 1);
            out.code.iand();
        }
        vectors.end();
        state.stack.push(lane.kind());
    }

    private void replace(VectorLane lane) {
        vectors.begin();
        Variable number = out.variables.allocate(state.stack.pop());
        out.store(number);
        api.load(vectors.pop(), lane);
        out.push(state.in.lane());
        out.load(number);
        api.replace(lane);
        result(lane);
    }

    private void reduce(VectorLane lane, String operation) {
        api.load(vectors.pop(), lane);
        switch (operation) {
            case "any_true" -> {
                api.compareWith(lane, "NE", 0);
                api.anyTrue();
            }
            case "all_true" -> {
                api.compareWith(lane, "EQ", 0);
                api.anyTrue();
                out.code.iconst_1().ixor();
            }
            default -> {
                api.compareWith(lane, "LT", 0);
                api.maskToBits();
            }
        }
        vectors.end();
        state.stack.push(Kind.I);
    }

    /** b ^ (a ^ b) & mask. */
    private void bitselect() {
        VectorSource[] operands = vectors.pop(3);
        VectorLane lane = VectorLane.BYTE;
        api.load(operands[1], lane);
        api.binary(lane, "XOR", () -> {
            api.load(operands[0], lane);
            api.binary(lane, "XOR", () -> api.load(operands[1], lane));
            api.binary(lane, "AND", () -> api.load(operands[2], lane));
        });
        result(lane);
    }

    private void swizzle() {
        VectorSource[] operands = vectors.pop(2);
        api.load(operands[1], VectorLane.BYTE);
        api.load(operands[0], VectorLane.BYTE);
        api.select();
        out.push(0L);
        api.load(operands[1], VectorLane.BYTE);
        api.compareWith(VectorLane.BYTE, "UGT", 15);
        api.blendNumber();
        result(VectorLane.BYTE);
    }

    private void shuffle() {
        VectorSource[] operands = vectors.pop(2);
        VectorShuffleConstants constants = VectorShuffleConstants.of(state.in);
        for (int operand = 0; operand < 2; operand++) {
            if (constants.takesFrom(operand)) {
                api.load(operands[operand], VectorLane.BYTE);
                if (!constants.isIdentity(operand)) {
                    out.code.loadConstant(constants.shuffle(operand));
                    api.rearrange();
                }
            }
        }
        if (constants.takesFrom(0) && constants.takesFrom(1)) {
            out.code.loadConstant(constants.maskOfSecond());
            api.blend(VectorLane.BYTE);
        }
        result(VectorLane.BYTE);
    }

    /** (a | b) - ((a ^ b) >>> 1). */
    private void average(VectorLane lane) {
        VectorSource[] operands = vectors.pop(2);
        api.load(operands[0], lane);
        api.binary(lane, "OR", () -> api.load(operands[1], lane));
        api.binary(lane, "SUB", () -> {
            api.load(operands[0], lane);
            api.binary(lane, "XOR", () -> api.load(operands[1], lane));
            api.binaryWithNumber(lane, "LSHR", () -> out.push(1L));
        });
        result(lane);
    }

    /** The second operand if it is less, or greater. */
    private void pseudo(VectorLane lane, boolean least) {
        VectorSource[] operands = vectors.pop(2);
        api.load(operands[0], lane);
        api.load(operands[1], lane);
        api.load(operands[1], lane);
        api.compare(lane, least ? "LT" : "GT", () -> api.load(operands[0], lane));
        api.blend(lane);
        result(lane);
    }

    private void addProduct(VectorLane lane, boolean negated) {
        VectorSource[] operands = vectors.pop(3);
        api.load(operands[0], lane);
        if (negated) {
            api.unary(lane, "NEG");
        }
        api.binary(lane, "MUL", () -> api.load(operands[1], lane));
        api.binary(lane, "ADD", () -> api.load(operands[2], lane));
        result(lane);
    }
}
