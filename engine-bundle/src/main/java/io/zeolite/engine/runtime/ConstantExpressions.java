package io.zeolite.engine.runtime;

import io.zeolite.api.Feature;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.V128;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Evaluates the constant expressions of a valid module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Specification:
 *      constant expressions</a>
 */
final class ConstantExpressions {

    private static final Object NULL = new Object();
    private static final Set<Feature> MISSING = Set.of(Feature.GC);

    private ConstantExpressions() {
    }

    /** {@return the value as an object of its type's Java type; functions are made lazily} */
    static Object evaluate(Expression expression, Instance instance) {
        Deque<Object> operands = new ArrayDeque<>();
        InstructionReader reader = new InstructionReader(expression);
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            switch (opcode) {
                case I32_CONST -> operands.push(reader.i32());
                case I64_CONST -> operands.push(reader.i64());
                case F32_CONST -> operands.push(Float.intBitsToFloat(reader.f32Bits()));
                case F64_CONST -> operands.push(Double.longBitsToDouble(reader.f64Bits()));
                case V128_CONST -> operands.push(new V128(reader.v128Low(), reader.v128High()));
                case I32_ADD -> operands.push((int) operands.pop() + (int) operands.pop());
                case I32_SUB -> operands.push(-((int) operands.pop() - (int) operands.pop()));
                case I32_MUL -> operands.push((int) operands.pop() * (int) operands.pop());
                case I64_ADD -> operands.push((long) operands.pop() + (long) operands.pop());
                case I64_SUB -> operands.push(-((long) operands.pop() - (long) operands.pop()));
                case I64_MUL -> operands.push((long) operands.pop() * (long) operands.pop());
                case GLOBAL_GET -> push(operands, instance.globals[reader.index()].get());
                case REF_NULL -> operands.push(NULL);
                case REF_FUNC -> operands.push(instance.lazyFunction(reader.index()));
                case END -> {
                }
                default -> throw unsupported(opcode, reader);
            }
        }
        Object result = operands.pop();
        return result == NULL ? null : result;
    }

    private static void push(Deque<Object> operands, Object value) {
        operands.push(value == null ? NULL : value);
    }

    /**
     * Checks that the expression can be evaluated.
     *
     * @throws UnsupportedException if it has an instruction that cannot
     */
    static void check(Expression expression) {
        InstructionReader reader = new InstructionReader(expression);
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            if (opcode.feature().filter(MISSING::contains).isPresent()) {
                throw unsupported(opcode, reader);
            }
        }
    }

    private static UnsupportedException unsupported(Opcode opcode, InstructionReader reader) {
        return new UnsupportedException(
                "not supported yet: %s in a constant expression (offset 0x%x)".formatted(opcode.text(),
                        reader.position()));
    }
}
