package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TableType;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleValidatorTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final GlobalType CONSTANT = new GlobalType(NumberType.I32, false);
    private static final GlobalType VARIABLE = new GlobalType(NumberType.I32, true);
    private static final TableType TABLE = new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.FUNCREF);
    private static final TableType TABLE_64 = new TableType(AddressType.I64, Limits.atLeast(0), ReferenceType.FUNCREF);
    private static final MemoryType MEMORY_64 = new MemoryType(AddressType.I64, Limits.atLeast(1), false, 16);

    private static InstructionWriter i32() {
        return ModuleBuilder.code(Opcode.I32_CONST).i32(0);
    }

    private static InstructionWriter global(int index) {
        return ModuleBuilder.code(Opcode.GLOBAL_GET).index(index);
    }

    private static SegmentMode active(int index) {
        return new SegmentMode.Active(index, offset(i32()));
    }

    private static Expression offset(InstructionWriter code) {
        return code.opcode(Opcode.END).expression();
    }

    @Test
    void exportsHaveNamesOfTheirOwn() {
        new ModuleBuilder().function(NOTHING, ModuleBuilder.code()).export("a", ExternKind.FUNCTION, 0)
                .export("b", ExternKind.FUNCTION, 0).validate();
        new ModuleBuilder().function(NOTHING, ModuleBuilder.code()).memory(MEMORY_64)
                .export("a", ExternKind.FUNCTION, 0)
                .export("a", ExternKind.MEMORY, 0).assertInvalid("duplicate export name");
    }

    @Test
    void exportsExist() {
        new ModuleBuilder().export("a", ExternKind.FUNCTION, 0).assertInvalid("unknown function 0");
        new ModuleBuilder().export("a", ExternKind.TABLE, 1).assertInvalid("unknown table 1");
        new ModuleBuilder().export("a", ExternKind.MEMORY, 2).assertInvalid("unknown memory 2");
        new ModuleBuilder().export("a", ExternKind.GLOBAL, 3).assertInvalid("unknown global 3");
        new ModuleBuilder().export("a", ExternKind.TAG, -1).assertInvalid("unknown tag 4294967295");
    }

    @Test
    void theStartFunctionTakesAndReturnsNothing() {
        new ModuleBuilder().start(0).assertInvalid("unknown function 0");
        new ModuleBuilder().function(NOTHING, ModuleBuilder.code()).start(0).validate();
        new ModuleBuilder().function(FunctionType.of(NumberType.I32), ModuleBuilder.code()).start(0)
                .assertInvalid("start function");
        new ModuleBuilder().function(FunctionType.of().returning(NumberType.I32), i32()).start(0)
                .assertInvalid("start function");
    }

    @Test
    void initializersAreConstant() {
        new ModuleBuilder().global(CONSTANT, i32()).validate();
        new ModuleBuilder().global(CONSTANT, i32().opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_ADD)).validate();
        new ModuleBuilder().global(CONSTANT, i32().opcode(Opcode.I32_CTZ))
                .assertInvalid("constant expression required");
        new ModuleBuilder().global(CONSTANT, ModuleBuilder.code(Opcode.NOP))
                .assertInvalid("constant expression required");
        new ModuleBuilder().global(CONSTANT, ModuleBuilder.code(Opcode.F32_CONST).f32Bits(0))
                .assertInvalid("type mismatch");
        new ModuleBuilder().global(CONSTANT, ModuleBuilder.code()).assertInvalid("type mismatch");
        new ModuleBuilder().global(CONSTANT, i32().opcode(Opcode.I32_CONST).i32(1)).assertInvalid("type mismatch");
    }

    @Test
    void initializersNameEarlierImmutableGlobals() {
        new ModuleBuilder().global(CONSTANT, i32()).global(VARIABLE, global(0)).validate();
        new ModuleBuilder().global(VARIABLE, i32()).global(CONSTANT, global(0))
                .assertInvalid("constant expression required");
        new ModuleBuilder().global(CONSTANT, global(0)).assertInvalid("unknown global 0");
        new ModuleBuilder().global(CONSTANT, global(1)).global(CONSTANT, i32()).assertInvalid("unknown global 1");
    }

    @Test
    void tableInitializersNameImportedGlobals() {
        GlobalType function = new GlobalType(ReferenceType.FUNCREF, false);
        new ModuleBuilder().imported(function).table(TABLE, global(0)).validate();
        new ModuleBuilder().global(function, ModuleBuilder.code(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC))
                .table(TABLE, global(0)).assertInvalid("unknown global 0");
    }

    @Test
    void elementSegmentsFitTheirTable() {
        new ModuleBuilder().table(TABLE).element(ReferenceType.FUNCREF, active(0),
                ModuleBuilder.code(Opcode.REF_NULL).heapType(AbstractHeapType.NOFUNC)).validate();
        new ModuleBuilder().element(ReferenceType.FUNCREF, active(0)).assertInvalid("unknown table 0");
        new ModuleBuilder().table(TABLE).element(ReferenceType.EXTERNREF, active(0)).assertInvalid("type mismatch");
        new ModuleBuilder().table(TABLE_64).element(ReferenceType.FUNCREF, active(0)).assertInvalid("type mismatch");
        new ModuleBuilder().element(ReferenceType.FUNCREF, new SegmentMode.Passive(), i32())
                .assertInvalid("type mismatch");
        new ModuleBuilder().element(ReferenceType.FUNCREF, new SegmentMode.Passive(),
                ModuleBuilder.code(Opcode.REF_FUNC).index(7)).assertInvalid("unknown function 7");
    }

    @Test
    void dataSegmentsFitTheirMemory() {
        new ModuleBuilder().memory(MEMORY_64)
                .data(new SegmentMode.Active(0, offset(ModuleBuilder.code(Opcode.I64_CONST).i64(0)))).validate();
        new ModuleBuilder().memory(MEMORY_64).data(active(0)).assertInvalid("type mismatch");
        new ModuleBuilder().data(active(0)).assertInvalid("unknown memory 0");
        new ModuleBuilder().data(new SegmentMode.Passive()).validate();
    }

    @Test
    void functionsAreOfKnownFunctionTypes() {
        new ModuleBuilder().function(0, List.of(), ModuleBuilder.code()).assertInvalid("unknown type 0");
        new ModuleBuilder().type(new StructType(List.of()))
                .function(0, List.of(), ModuleBuilder.code()).assertInvalid("non-function type 0");
    }
}
