package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Validation takes time in proportion to the module, and the stack of the thread never limits it. */
class BoundedWorkTest {

    private static final FunctionType NOTHING = FunctionType.of();

    private static void assertQuick(Runnable action) {
        Assertions.assertTimeout(Duration.ofSeconds(20), action::run);
    }

    @Test
    void nestsBlocksToAnyDepth() {
        int depth = 300_000;
        InstructionWriter code = ModuleBuilder.code();
        for (int i = 0; i < depth; i++) {
            code.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
        }
        code.opcode(Opcode.BR).index(depth);
        for (int i = 0; i < depth; i++) {
            code.opcode(Opcode.END);
        }
        assertQuick(() -> new ModuleBuilder().function(NOTHING, code).validate());
    }

    @Test
    void takesTablesOfManyLabels() {
        InstructionWriter code = ModuleBuilder.code(Opcode.I32_CONST).i32(0).opcode(Opcode.BR_TABLE)
                .labels(Collections.nCopies(1_000_000, 0));
        assertQuick(() -> new ModuleBuilder().function(NOTHING, code).validate());
    }

    @Test
    void limitsTheNumberOfLocals() {
        LocalGroup many = new LocalGroup(50_000, NumberType.I64);
        new ModuleBuilder().type(NOTHING).function(0, List.of(many), ModuleBuilder.code()).validate();
        new ModuleBuilder().type(NOTHING)
                .function(0, List.of(many, new LocalGroup(1, NumberType.I32)), ModuleBuilder.code())
                .assertInvalid("implementation limit: ");
        new ModuleBuilder().type(NOTHING).function(0, List.of(new LocalGroup(-1, NumberType.I32)), ModuleBuilder.code())
                .assertInvalid("implementation limit: ");
        new ModuleBuilder().type(FunctionType.of(NumberType.I32)).function(0, List.of(many), ModuleBuilder.code())
                .assertInvalid("implementation limit: ");
    }

    @Test
    void takesLocalsInManyGroups() {
        List<LocalGroup> groups = Collections.nCopies(50_000, new LocalGroup(1, NumberType.I64));
        InstructionWriter code =
                ModuleBuilder.code(Opcode.LOCAL_GET).index(49_999).opcode(Opcode.I64_EQZ).opcode(Opcode.DROP);
        assertQuick(() -> new ModuleBuilder().type(NOTHING).function(0, groups, code).validate());
    }

    @Test
    void countsTheLocalsOfManyFunctionsByGroup() {
        ModuleBuilder module = new ModuleBuilder().type(NOTHING);
        for (int i = 0; i < 50_000; i++) {
            module.function(0, List.of(new LocalGroup(50_000, NumberType.I64)), ModuleBuilder.code());
        }
        assertQuick(module::validate);
    }

    @Test
    void popsNoMoreThanThereIs() {
        InstructionWriter code =
                ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.ARRAY_NEW_FIXED).index(0).index(-1)
                        .opcode(Opcode.DROP);
        assertQuick(() -> new ModuleBuilder().type(new ArrayType(new FieldType(NumberType.I32, true)))
                .function(NOTHING, code).validate());
    }

    @Test
    void namesTypesInMessagesByIndex() {
        ModuleBuilder module = new ModuleBuilder().type(new StructType(List.of()));
        for (int i = 0; i < 60; i++) {
            FieldType twice = new FieldType(ReferenceType.nullable(new TypeIndex(i)), true);
            module.type(new StructType(List.of(twice, twice)));
        }
        InstructionWriter code = ModuleBuilder.code(Opcode.REF_NULL).heapType(new TypeIndex(60)).opcode(Opcode.I32_EQZ);
        assertQuick(() -> assertEquals("type mismatch: expected i32, found (ref null 60) (func 0, offset 0x2, i32.eqz)",
                module.function(NOTHING, code).assertInvalid("type mismatch").getMessage()));
    }
}
