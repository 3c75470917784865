package io.zeolite.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fixed type of an instruction: what it takes from the operand stack and what it leaves there. No streams and lambdas
 * here and in {@link Opcode}: they would make up most of the time that the first module takes.
 * <p>
 * Threads: immutable. Equal signatures are the same object.
 */
public final class Signature {

    /** Stands in the opcode table for an instruction whose type needs a rule. */
    static final String RULE = "by rule";

    private static final Map<String, Optional<Signature>> INTERNED = new HashMap<>(Map.of(RULE, Optional.empty()));

    private final String text;
    private final OperandKind[] operands;
    private final OperandKind[] results;

    private Signature(String text) {
        this.text = text;
        int arrow = text.indexOf(" -> ");
        this.operands = kinds(text.substring(0, arrow));
        this.results = kinds(text.substring(arrow + 4));
    }

    /** {@return the signature written as in the specification, or nothing for {@link #RULE}} Not thread-safe. */
    static Optional<Signature> of(String text) {
        Optional<Signature> known = INTERNED.get(text);
        if (known == null) {
            known = Optional.of(new Signature(text));
            INTERNED.put(text, known);
        }
        return known;
    }

    private static OperandKind[] kinds(String bracketed) {
        if (bracketed.equals("[]")) {
            return new OperandKind[0];
        }
        String[] words = bracketed.substring(1, bracketed.length() - 1).split(" ");
        OperandKind[] kinds = new OperandKind[words.length];
        for (int i = 0; i < words.length; i++) {
            kinds[i] = OperandKind.ofText(words[i]);
        }
        return kinds;
    }

    /** {@return the number of operands} */
    public int operandCount() {
        return operands.length;
    }

    /** {@return the kind of the operand at this place; the last is on top of the stack} */
    public OperandKind operand(int index) {
        return operands[index];
    }

    /** {@return the number of results} */
    public int resultCount() {
        return results.length;
    }

    /** {@return the kind of the result at this place; the last is on top of the stack} */
    public OperandKind result(int index) {
        return results[index];
    }

    /** {@return the kinds of the operands} */
    public List<OperandKind> operands() {
        return List.of(operands);
    }

    /** {@return the kinds of the results} */
    public List<OperandKind> results() {
        return List.of(results);
    }

    /** {@return the type as the specification writes it, for example {@code [at i32] -> []}} */
    @Override
    public String toString() {
        return text;
    }
}
