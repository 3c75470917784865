package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableRulesTest {

    private static final ReferenceType FUNCTION = ReferenceType.nonNull(AbstractHeapType.FUNC);
    private static final LocalGroup LOCAL = new LocalGroup(1, FUNCTION);

    private static InstructionWriter i32() {
        return ModuleBuilder.code(Opcode.I32_CONST).i32(0);
    }

    private static ModuleBuilder withLocals(InstructionWriter code, LocalGroup... locals) {
        return new ModuleBuilder().type(FunctionType.of(FUNCTION)).function(0, List.of(locals), code);
    }

    @Test
    void findsLocalsFarBehindInGroups() {
        LocalGroup[] groups = {new LocalGroup(100, NumberType.I32), new LocalGroup(0, NumberType.I32),
            new LocalGroup(100, NumberType.F32)};
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(100).opcode(Opcode.I32_EQZ).opcode(Opcode.DROP), groups)
                .validate();
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(101).opcode(Opcode.I32_EQZ).opcode(Opcode.DROP), groups)
                .assertInvalid("type mismatch: expected i32, found f32");
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(200).opcode(Opcode.F32_ABS).opcode(Opcode.DROP), groups)
                .validate();
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(201), groups).assertInvalid("unknown local 201");
    }

    @Test
    void readsLocalsWithoutDefaultOnlyWhenSet() {
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(1).opcode(Opcode.DROP), LOCAL)
                .assertInvalid("uninitialized local");
        withLocals(ModuleBuilder.code(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_SET).index(1)
                .opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.DROP), LOCAL).validate();
    }

    @Test
    void forgetsWhatABlockHasSet() {
        InstructionWriter code = ModuleBuilder.code(Opcode.BLOCK).blockType(BlockType.EMPTY)
                .opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_SET).index(1).opcode(Opcode.END)
                .opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.DROP);
        withLocals(code, LOCAL).assertInvalid("uninitialized local");
        code = i32().opcode(Opcode.IF).blockType(BlockType.EMPTY).opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.LOCAL_SET).index(1).opcode(Opcode.ELSE).opcode(Opcode.LOCAL_GET).index(1)
                .opcode(Opcode.DROP)
                .opcode(Opcode.END);
        withLocals(code, LOCAL).assertInvalid("uninitialized local");
        code = ModuleBuilder.code(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_TEE).index(1).opcode(Opcode.DROP)
                .opcode(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.DROP)
                .opcode(Opcode.END);
        withLocals(code, LOCAL).validate();
    }

    @Test
    void startsEachFunctionWithItsLocalsUnset() {
        new ModuleBuilder().type(FunctionType.of(FUNCTION))
                .function(0, List.of(LOCAL),
                        ModuleBuilder.code(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_SET).index(1))
                .function(0, List.of(LOCAL), ModuleBuilder.code(Opcode.LOCAL_GET).index(1).opcode(Opcode.DROP))
                .assertInvalid("uninitialized local");
    }

    @Test
    void setsOnlyMutableGlobals() {
        new ModuleBuilder().global(new GlobalType(NumberType.I32, false), i32())
                .function(FunctionType.of(), i32().opcode(Opcode.GLOBAL_SET).index(0))
                .assertInvalid("immutable global");
        new ModuleBuilder().global(new GlobalType(NumberType.I32, true), i32())
                .function(FunctionType.of(), i32().opcode(Opcode.GLOBAL_SET).index(0)).validate();
        new ModuleBuilder().function(FunctionType.of(), i32().opcode(Opcode.GLOBAL_SET).index(0))
                .assertInvalid("unknown global 0");
    }

    private static ModuleBuilder selecting(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().function(FunctionType.of().returning(results), code);
    }

    @Test
    void selectsNumbersOfOneType() {
        selecting(i32().opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.SELECT),
                NumberType.I32).validate();
        selecting(i32().opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.SELECT),
                NumberType.I32).assertInvalid("type mismatch");
        selecting(ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.F32_CONST).f32Bits(0).opcode(Opcode.I32_CONST)
                .i32(1)
                .opcode(Opcode.SELECT), NumberType.F32).validate();
    }

    @Test
    void selectsReferencesOnlyWithTheirType() {
        InstructionWriter code = ModuleBuilder.code(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC)
                .opcode(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC).opcode(Opcode.I32_CONST).i32(0);
        selecting(code.opcode(Opcode.SELECT), ReferenceType.FUNCREF).assertInvalid("type mismatch");
        code = ModuleBuilder.code(Opcode.REF_NULL).heapType(AbstractHeapType.NOFUNC)
                .opcode(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC).opcode(Opcode.I32_CONST).i32(0);
        selecting(code.opcode(Opcode.SELECT_T).selectTypes(List.of(ReferenceType.FUNCREF)), ReferenceType.FUNCREF)
                .validate();
        selecting(ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.SELECT_T).selectTypes(List.of()))
                .assertInvalid("invalid result arity");
    }
}
