package io.zeolite.engine.tier;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function around one instruction. Tiers make something of constant operands and of what happens to the result, so there
 * are several.
 *
 * @param operands the operands that are constants; null for one that is a parameter
 */
record Form(Opcode opcode, Use use, List<long[]> operands) {

    /** What happens to the result. */
    enum Use {
        /** It is returned. */
        RETURN,
        /** It is returned out of a loop. */
        LOOP,
        /** It decides between 1 and 0. */
        CONDITION,
        /** It is compared with zero. */
        NEGATION
    }

    private static final int MOST_TUPLES = 400;

    /** {@return all forms of an instruction} */
    static List<Form> all(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        boolean decides = signature.resultCount() == 1 && signature.result(0) == OperandKind.I32;
        List<Form> forms = new ArrayList<>();
        for (Use use : Use.values()) {
            if (use.compareTo(Use.CONDITION) >= 0 && !decides) {
                continue;
            }
            int count = signature.operandCount();
            List<long[]> parameters = Arrays.asList(new long[count][]);
            forms.add(new Form(opcode, use, parameters));
            for (int constant = 0; constant < count && count > 1; constant++) {
                List<long[]> values = EdgeValues.of(signature.operand(constant));
                for (int i = 0; i < values.size(); i += use == Use.RETURN ? 1 : 4) {
                    List<long[]> operands = new ArrayList<>(parameters);
                    operands.set(constant, values.get(i));
                    forms.add(new Form(opcode, use, operands));
                }
            }
            for (int i = 0; i < 40 && count > 0; i++) {
                List<long[]> operands = new ArrayList<>();
                for (int at = 0; at < count; at++) {
                    List<long[]> values = EdgeValues.of(signature.operand(at));
                    operands.add(values.get((i * (2 * at + 1) + at) % values.size()));
                }
                forms.add(new Form(opcode, use, operands));
            }
        }
        return forms;
    }

    private List<OperandKind> kinds() {
        return opcode.signature().orElseThrow().operands();
    }

    FunctionType type() {
        List<ValueType> parameters = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == null) {
                parameters.add(type(kinds().get(i)));
            }
        }
        return new FunctionType(parameters, results());
    }

    private List<ValueType> results() {
        return opcode.signature().orElseThrow().results().stream().map(Form::type).toList();
    }

    private static ValueType type(OperandKind kind) {
        return kind.valueType(AddressType.I32, AddressType.I32);
    }

    InstructionWriter body() {
        InstructionWriter code = new InstructionWriter();
        if (use == Use.LOOP) {
            code.opcode(Opcode.LOOP).blockType(blockType());
        }
        int parameter = 0;
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == null) {
                code.opcode(Opcode.LOCAL_GET).index(parameter++);
            } else {
                constant(code, kinds().get(i), operands.get(i));
            }
        }
        code.opcode(opcode);
        immediates(code, opcode);
        switch (use) {
            case RETURN -> {
            }
            case LOOP -> code.opcode(Opcode.END);
            case CONDITION -> code.opcode(Opcode.IF).blockType(new BlockType.Value(NumberType.I32))
                    .opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.ELSE).opcode(Opcode.I32_CONST).i32(0)
                    .opcode(Opcode.END);
            case NEGATION -> code.opcode(Opcode.I32_EQZ);
        }
        return code;
    }

    private BlockType blockType() {
        List<ValueType> results = results();
        return results.isEmpty() ? BlockType.EMPTY : new BlockType.Value(results.getFirst());
    }

    /** {@return whether the form can be written: a loop of several results needs a type of its own, and is left out} */
    boolean isWritable() {
        return use != Use.LOOP || results().size() < 2;
    }

    /** Writes the immediates of an instruction that accesses no memory; a constant that is an immediate is 77. */
    private static void immediates(InstructionWriter code, Opcode opcode) {
        switch (opcode.immediates()) {
            case NONE -> {
            }
            case I32 -> code.i32(77);
            case I64 -> code.i64(77);
            case F32 -> code.f32Bits(0x7fa0_0077);
            case F64 -> code.f64Bits(0x7ff4_0000_0000_0077L);
            case V128 -> code.v128(77, -77);
            case LANE -> code.lane(1);
            case LANES -> code.v128(0x0011_0203_1415_0607L, 0x1f1e_0d0c_0b0a_0908L);
            default -> throw new IllegalArgumentException(opcode.toString());
        }
    }

    static void constant(InstructionWriter code, OperandKind kind, long[] bits) {
        switch (kind) {
            case I32, ADDRESS, ADDRESS_2, ADDRESS_MIN -> code.opcode(Opcode.I32_CONST).i32((int) bits[0]);
            case I64 -> code.opcode(Opcode.I64_CONST).i64(bits[0]);
            case F32 -> code.opcode(Opcode.F32_CONST).f32Bits((int) bits[0]);
            case F64 -> code.opcode(Opcode.F64_CONST).f64Bits(bits[0]);
            case V128 -> code.opcode(Opcode.V128_CONST).v128(bits[0], bits[1]);
        }
    }

    /** {@return what to call the function with: values for all operands, of which the constant ones stay} */
    List<List<long[]>> tuples() {
        List<List<long[]>> tuples = List.of(List.of());
        for (int i = 0; i < operands.size(); i++) {
            List<long[]> values =
                    operands.get(i) == null ? EdgeValues.of(kinds().get(i)) : List.of(operands.get(i));
            List<List<long[]>> longer = new ArrayList<>();
            int step = i == 0 ? 1 : step(i, tuples.size() * values.size());
            for (int k = 0; k < tuples.size() * values.size(); k += step) {
                List<long[]> tuple = new ArrayList<>(tuples.get(k / values.size()));
                tuple.add(values.get(k % values.size()));
                longer.add(tuple);
            }
            tuples = longer;
        }
        return tuples;
    }

    /** {@return 1 for every combination; of three operands and more, and where something else is tested, fewer do} */
    private int step(int operand, int combinations) {
        if (operand > 1) {
            return 1 + combinations / MOST_TUPLES;
        }
        return use == Use.RETURN ? 1 : 7;
    }

    /** {@return those of the values that are parameters} */
    List<long[]> parameters(List<long[]> values) {
        List<long[]> parameters = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (operands.get(i) == null) {
                parameters.add(values.get(i));
            }
        }
        return parameters;
    }

    /** {@return what becomes of a result that the instruction has} */
    Outcome after(Outcome result) {
        if (result.trap().isPresent() || use == Use.RETURN || use == Use.LOOP) {
            return result;
        }
        boolean zero = result.results().equals(List.of("0"));
        return Outcome.of(zero == (use == Use.NEGATION) ? 1 : 0);
    }

    @Override
    public String toString() {
        return opcode + " " + use + operands.stream()
                .map(bits -> bits == null ? "parameter" : Long.toHexString(bits[0]))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
