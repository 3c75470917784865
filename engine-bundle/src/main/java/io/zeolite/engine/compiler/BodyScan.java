package io.zeolite.engine.compiler;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.StorageType;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.CatchClause;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.BitSet;

/** Walks a function's body once, and collects {@link FunctionFacts}. */
final class BodyScan {

    /** More than any instruction becomes, apart from the operands that it moves. */
    private static final int BYTES_PER_INSTRUCTION = 60;
    /** More than a vector instruction becomes beyond that. */
    private static final int BYTES_PER_VECTOR_INSTRUCTION = 240;
    /** More than an atomic instruction becomes beyond that. */
    private static final int BYTES_PER_ATOMIC_INSTRUCTION = 60;
    /** More than a tail call becomes beyond that, which is made in place or left. */
    private static final int BYTES_PER_TAIL_CALL = 30;
    /** More than it takes to put a value aside and back, to pack it into an array, or to get it from one. */
    private static final int BYTES_PER_VALUE = 24;
    private static final int BYTES_PER_STORE = 4;
    private static final int BYTES_PER_LABEL = 12;

    private final ModuleTypes types;
    private final int function;
    private final InstructionReader reader;
    private final BitSet locals = new BitSet();
    private final BitSet memories = new BitSet();
    private final BitSet callees = new BitSet();
    private final BitSet tailCallees = new BitSet();
    private boolean growsMemory;
    private boolean tailCalls;
    private boolean callsItself;
    /** The most values of the JVM that an operand may be, since a vector is two. */
    private int valuesPerOperand = 1;
    private boolean catches;
    private long bytes;
    private long pushed;

    private BodyScan(ValidModule module, int function, FunctionBody body) {
        this.types = module.types();
        this.function = function;
        this.reader = new InstructionReader(body.body());
    }

    /** {@return the facts about a function} */
    static FunctionFacts scan(ValidModule module, int function, FunctionBody body) {
        return new BodyScan(module, function, body).scan(body);
    }

    private FunctionFacts scan(FunctionBody body) {
        countValues(types.function(function));
        for (LocalGroup group : body.locals()) {
            valuesPerOperand = Math.max(valuesPerOperand, group.type().slots());
            bytes += Integer.toUnsignedLong(group.count()) * group.type().slots() * BYTES_PER_VALUE;
        }
        while (reader.hasNext()) {
            instruction(reader.next());
        }
        return new FunctionFacts(locals, memories.stream().toArray(), callees.stream().toArray(), growsMemory,
                callsItself,
                tailCallees.stream().toArray(), catches, tailCalls, valuesPerOperand > 1, bytes);
    }

    private void instruction(Opcode opcode) {
        bytes += BYTES_PER_INSTRUCTION;
        if (opcode.isVector()) {
            bytes += BYTES_PER_VECTOR_INSTRUCTION;
            valuesPerOperand = 2;
        }
        pushed += valuesPerOperand;
        switch (opcode) {
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> locals.set(reader.index());
            case CALL -> {
                callees.set(reader.index());
                countValues(types.function(reader.index()));
            }
            case RETURN_CALL -> {
                callees.set(reader.index());
                callsItself |= reader.index() == function;
                tailCallees.set(reader.index(), reader.index() != function);
                bytes += BYTES_PER_TAIL_CALL;
                countValues(types.function(reader.index()));
            }
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                growsMemory = true;
                tailCalls = true;
                countValues(types.functionType(reader.index()));
            }
            case CALL_INDIRECT, CALL_REF -> {
                growsMemory = true;
                countValues(types.functionType(reader.index()));
            }
            case BLOCK, LOOP, IF -> {
                countValues(types.blockType(reader.blockType()));
                bytes += pushed * BYTES_PER_VALUE;
            }
            case TRY_TABLE -> {
                countValues(types.blockType(reader.blockType()));
                bytes += pushed * BYTES_PER_VALUE;
                catches |= reader.catchCount() > 0;
                for (int i = 0; i < reader.catchCount(); i++) {
                    countClause(reader.catchClause(i));
                }
            }
            case THROW -> countValues(types.tag(reader.index()));
            case STRUCT_GET, STRUCT_SET ->
                    countField(types.structType(reader.index()).fields().get(reader.index2()).storage());
            case ARRAY_GET, ARRAY_SET, ARRAY_FILL, ARRAY_NEW ->
                    countField(types.arrayType(reader.index()).element().storage());
            case STRUCT_NEW -> bytes += types.structType(reader.index()).fields().size() * BYTES_PER_VALUE;
            case ARRAY_NEW_FIXED -> bytes += Integer.toUnsignedLong(reader.index2()) * BYTES_PER_VALUE;
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
                    bytes += pushed * BYTES_PER_STORE;
            case BR_TABLE -> bytes += reader.labelCount() * (BYTES_PER_LABEL + pushed * BYTES_PER_STORE);
            case MEMORY_GROW -> growsMemory = true;
            case MEMORY_SIZE, ATOMIC_FENCE -> growsMemory |= types.hasSharedMemory();
            case GLOBAL_GET ->
                    valuesPerOperand = Math.max(valuesPerOperand, types.global(reader.index()).value().slots());
            default -> {
                if (opcode.isAtomic()) {
                    bytes += BYTES_PER_ATOMIC_INSTRUCTION;
                    growsMemory |= types.hasSharedMemory();
                } else if (opcode.accessBytes() > 0) {
                    memories.set(reader.memory());
                }
            }
        }
    }

    private void countField(StorageType type) {
        valuesPerOperand = Math.max(valuesPerOperand, type.unpacked().slots());
    }

    private void countClause(CatchClause clause) {
        bytes += 2 * BYTES_PER_INSTRUCTION;
        if (clause.kind().hasTag()) {
            countValues(types.tag(clause.tag()));
        }
    }

    private void countValues(FunctionType type) {
        int values = type.parameterSlots() + type.resultSlots();
        if (values > type.parameters().size() + type.results().size()) {
            valuesPerOperand = 2;
        }
        bytes += (long) values * BYTES_PER_VALUE;
        pushed += values;
    }
}
