package io.zeolite.engine.runtime;

import io.zeolite.api.V128;
import io.zeolite.engine.gc.ArrayInstance;
import io.zeolite.engine.gc.Casts;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.StructureInstance;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Evaluates the constant expressions of a valid module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Specification:
 *      constant expressions</a>
 */
final class ConstantExpressions {

    private static final Object NULL = new Object();

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
                case REF_I31 -> operands.push(Casts.i31((int) operands.pop()));
                case STRUCT_NEW -> operands.push(structure(operands, instance.runtimeType(reader.index())));
                case STRUCT_NEW_DEFAULT -> operands.push(instance.runtimeType(reader.index()).newStructure());
                case ARRAY_NEW -> operands.push(filled(operands, instance.runtimeType(reader.index())));
                case ARRAY_NEW_DEFAULT -> operands.push(
                        ArrayInstance.make(instance.runtimeType(reader.index()), (int) operands.pop()));
                case ARRAY_NEW_FIXED -> operands.push(
                        array(operands, instance.runtimeType(reader.index()), reader.index2()));
                case END, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
                }
                default -> throw new AssertionError("not constant: " + opcode.text());
            }
        }
        Object result = operands.pop();
        return result == NULL ? null : result;
    }

    private static Object pop(Deque<Object> operands) {
        Object value = operands.pop();
        return value == NULL ? null : value instanceof LazyFunction lazy ? lazy.resolve() : value;
    }

    private static Object structure(Deque<Object> operands, RuntimeType type) {
        StructureInstance structure = type.newStructure();
        for (int field = structure.fieldCount() - 1; field >= 0; field--) {
            structure.initialize(field, pop(operands));
        }
        return structure;
    }

    private static Object filled(Deque<Object> operands, RuntimeType type) {
        ArrayInstance array = ArrayInstance.make(type, (int) operands.pop());
        array.initialize(0, array.length(), pop(operands));
        return array;
    }

    private static Object array(Deque<Object> operands, RuntimeType type, int length) {
        ArrayInstance array = ArrayInstance.make(type, length);
        for (int index = length - 1; index >= 0; index--) {
            array.initialize(index, 1, pop(operands));
        }
        return array;
    }

    private static void push(Deque<Object> operands, Object value) {
        operands.push(value == null ? NULL : value);
    }
}
