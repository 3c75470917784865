package io.zeolite.engine.validation;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where in a module validation stands; makes the errors, which name the place.
 * <p>
 * Threads: confined.
 */
final class Place {

    private final TypeSpace types;
    private String part = "module";
    private int index;
    private InstructionReader reader;
    private Expression expression;
    private boolean isCode;

    /**
     * Makes the place.
     *
     * @param types gives types their indices in messages
     */
    Place(TypeSpace types) {
        this.types = types;
    }

    /** Moves to a member of a section, in the words of the text format, for example {@code func} 3. */
    void enter(String newPart, int newIndex) {
        part = newPart;
        index = newIndex;
        isCode = false;
    }

    /** Moves into an expression of the member, and on with the reader. */
    void follow(InstructionReader newReader, Expression newExpression) {
        reader = newReader;
        expression = newExpression;
        isCode = true;
    }

    /** {@return the error with these words, the place added} */
    InvalidException invalid(String words) {
        if (!isCode) {
            return invalid(words, -1);
        }
        int position = reader.position();
        Opcode instruction =
                new InstructionReader(new Expression(expression.source(), position, expression.end())).next();
        return new InvalidException(
                "%s (%s %d, offset 0x%x, %s)".formatted(words, part, index, position, instruction.text()), position);
    }

    /** {@return the error with these words, the place added} */
    InvalidException invalid(String words, long position) {
        String offset = position < 0 ? "" : ", offset 0x%x".formatted(position);
        return new InvalidException("%s (%s %d%s)".formatted(words, part, index, offset), position);
    }

    /** {@return the error about an operand that is there, or would be} */
    InvalidException mismatch(String expected, String found) {
        return invalid("type mismatch: expected " + expected + ", found " + found);
    }

    /** {@return the error about an index that is not in its space} */
    InvalidException unknown(String what, int unknownIndex) {
        return invalid("unknown " + what + " " + Integer.toUnsignedString(unknownIndex));
    }

    /** {@return the error about the grammar with these words} */
    MalformedException malformed(String words) {
        return new MalformedException(words, reader.position());
    }

    /** {@return the type in the text format, with indices for defined types} */
    String text(StorageType type) {
        if (type == Bottom.VALUE) {
            return "any value";
        }
        if (type == Bottom.REFERENCE) {
            return "any reference";
        }
        return type instanceof ReferenceType(boolean isNullable, DefinedType heap)
                ? (isNullable ? "(ref null " : "(ref ") + types.indexOf(heap) + ")"
                : type.toString();
    }

    /** {@return the types in brackets, as the specification writes them; long lists are cut} */
    String text(List<ValueType> several) {
        String shown = several.stream().limit(20).map(this::text).collect(Collectors.joining(" "));
        return "[" + shown + (several.size() > 20 ? " ...]" : "]");
    }
}
