package io.zeolite.engine.validation;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableRulesTest {

    private static ModuleBuilder returning(AddressType address, InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().table(new TableType(address, Limits.atLeast(0), ReferenceType.EXTERNREF))
                .function(FunctionType.of(address.valueType(), ReferenceType.EXTERNREF).returning(results), code);
    }

    /** {@return code that pushes an index for each {@code i} and an element for each {@code e}} */
    private static InstructionWriter operands(String kinds) {
        InstructionWriter code = ModuleBuilder.code();
        kinds.chars().forEach(kind -> code.opcode(Opcode.LOCAL_GET).index(kind == 'i' ? 0 : 1));
        return code;
    }

    @ParameterizedTest
    @EnumSource
    void takesIndicesAndElementsOfTheTable(AddressType address) {
        NumberType index = address.valueType();
        returning(address, operands("i").opcode(Opcode.TABLE_GET).index(0), ReferenceType.EXTERNREF).validate();
        returning(address, operands("ie").opcode(Opcode.TABLE_SET).index(0)).validate();
        returning(address, operands("ei").opcode(Opcode.TABLE_GROW).index(0), index).validate();
        returning(address, operands("iei").opcode(Opcode.TABLE_FILL).index(0)).validate();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsOthers(AddressType address) {
        returning(address, operands("e").opcode(Opcode.TABLE_GET).index(0), ReferenceType.EXTERNREF)
                .assertInvalid("type mismatch");
        returning(address, operands("ii").opcode(Opcode.TABLE_SET).index(0)).assertInvalid("type mismatch");
        returning(address, operands("ie").opcode(Opcode.TABLE_GROW).index(0)).assertInvalid("type mismatch");
        returning(address, operands("eei").opcode(Opcode.TABLE_FILL).index(0)).assertInvalid("type mismatch");
        returning(address, operands("i").opcode(Opcode.TABLE_GET).index(0), ReferenceType.FUNCREF)
                .assertInvalid("type mismatch");
        returning(address, operands("i").opcode(Opcode.TABLE_GET).index(1)).assertInvalid("unknown table 1");
    }
}
