package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.BlockType;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceInstructionsTest {

    private static final ReferenceType EXTERN = ReferenceType.EXTERNREF;

    @Test
    void branchesOnNullWithoutTheReference() {
        FunctionType type = FunctionType.of(EXTERN).returning(I32);
        WasmFunction function = new TestModule().function(type, body -> {
            body.opcode(Opcode.BLOCK).blockType(new BlockType.Value(I32));
            body.opcode(Opcode.I32_CONST).i32(1);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_ON_NULL).index(0);
            body.opcode(Opcode.DROP).opcode(Opcode.DROP).opcode(Opcode.I32_CONST).i32(2);
            body.opcode(Opcode.END);
        }).instantiate().function("0");
        assertEquals(1, withReference(function, null).getInt(0));
        assertEquals(2, withReference(function, "host").getInt(0));
    }

    @Test
    void branchesOnNonNullWithTheReference() {
        FunctionType type = FunctionType.of(EXTERN).returning(EXTERN);
        WasmFunction function = new TestModule().function(type, body -> {
            body.opcode(Opcode.BLOCK).blockType(new BlockType.Value(ReferenceType.nonNull(AbstractHeapType.EXTERN)));
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_ON_NON_NULL).index(0);
            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
        }).instantiate().function("0");
        assertEquals("host", withReference(function, "host").getReference(0));
        assertEquals(TrapKind.UNREACHABLE,
                assertThrows(TrapException.class, () -> withReference(function, null)).kind());
    }

    @Test
    void callsThroughTypedReferences() {
        TestModule module = new TestModule();
        FunctionType doubling = FunctionType.of(I32).returning(I32);
        module.function(doubling, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.I32_ADD));
        int type = module.type(doubling);
        List<LocalGroup> locals = List.of(new LocalGroup(1, ReferenceType.nullable(new TypeIndex(type))));
        module.function(FunctionType.of(I32, I32).returning(I32), locals, body -> {
            body.opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.IF).blockType(BlockType.EMPTY);
            body.opcode(Opcode.REF_FUNC).index(0).opcode(Opcode.LOCAL_SET).index(2).opcode(Opcode.END);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_GET).index(2).opcode(Opcode.CALL_REF)
                    .index(type);
        });
        ModuleInstance instance = module.instantiate();
        assertEquals(42, instance.function("1").call(21, 1).getInt(0));
        assertEquals(TrapKind.NULL_REFERENCE,
                assertThrows(TrapException.class, () -> instance.function("1").call(21, 0)).kind());
    }

    @Test
    void selfTailCallsAreLoopsThatResetLocals() {
        FunctionType type = FunctionType.of(I64, I64).returning(I64);
        WasmFunction function = new TestModule().function(type, List.of(new LocalGroup(1, I64)), body -> {
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ).opcode(Opcode.IF).blockType(BlockType.EMPTY);
            body.opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.RETURN).opcode(Opcode.END);
            body.opcode(Opcode.LOCAL_GET).index(2).opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.I64_ADD);
            body.opcode(Opcode.LOCAL_TEE).index(2).opcode(Opcode.DROP);
            body.opcode(Opcode.I32_CONST).i32(9);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.I64_SUB);
            body.opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.LOCAL_GET).index(2).opcode(Opcode.I64_ADD);
            body.opcode(Opcode.RETURN_CALL).index(0);
        }).instantiate().function("0");
        assertEquals(1_000_000, function.call(1_000_000, 0).getLong(0));
    }

    private static Slots withReference(WasmFunction function, Object reference) {
        Slots slots = Slots.forType(function.type());
        slots.setReference(0, reference);
        function.call(Context.root(), slots);
        return slots;
    }
}
