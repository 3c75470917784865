package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.Import;
import io.zeolite.api.InvalidException;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.ByteSlice;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Builds small modules for the tests of validation, and validates them. */
final class ModuleBuilder {

    static final FeatureSet ALL = FeatureSet.of(Feature.values());

    private final List<RecursiveType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<GlobalVariable> globals = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();
    private OptionalInt start = OptionalInt.empty();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<FunctionBody> code = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private int typeCount;

    /** {@return the writer of some code, its closing {@code end} left out} */
    static InstructionWriter code() {
        return new InstructionWriter();
    }

    /** {@return the writer of code that starts with this instruction} */
    static InstructionWriter code(Opcode opcode) {
        return code().opcode(opcode);
    }

    ModuleBuilder group(SubType... members) {
        types.add(new RecursiveType(List.of(members)));
        typeCount += members.length;
        return this;
    }

    ModuleBuilder type(CompositeType type) {
        return group(SubType.of(type));
    }

    ModuleBuilder imported(ExternType type) {
        imports.add(new Import("m", "n", type));
        return this;
    }

    ModuleBuilder table(TableType type) {
        tables.add(new Table(type, Optional.empty()));
        return this;
    }

    ModuleBuilder table(TableType type, InstructionWriter initializer) {
        tables.add(new Table(type, Optional.of(initializer.opcode(Opcode.END).expression())));
        return this;
    }

    ModuleBuilder memory(MemoryType type) {
        memories.add(type);
        return this;
    }

    ModuleBuilder tag(int type) {
        tags.add(new TagType(new TypeIndex(type)));
        return this;
    }

    ModuleBuilder global(GlobalType type, InstructionWriter initializer) {
        globals.add(new GlobalVariable(type, initializer.opcode(Opcode.END).expression()));
        return this;
    }

    ModuleBuilder export(String name, ExternKind kind, int index) {
        exports.add(new ModuleExport(name, kind, index, 0));
        return this;
    }

    ModuleBuilder start(int function) {
        start = OptionalInt.of(function);
        return this;
    }

    ModuleBuilder element(ReferenceType type, SegmentMode mode, InstructionWriter... initializers) {
        elements.add(new ElementSegment(type,
                Stream.of(initializers).map(writer -> writer.opcode(Opcode.END).expression()).toList(), mode));
        return this;
    }

    ModuleBuilder data(SegmentMode mode) {
        data.add(new DataSegment(ByteSlice.of(), mode));
        return this;
    }

    /** Adds a function of a type that was added before. */
    ModuleBuilder function(int type, List<LocalGroup> locals, InstructionWriter body) {
        functions.add(new TypeIndex(type));
        code.add(new FunctionBody(locals, body.opcode(Opcode.END).expression(), 0));
        return this;
    }

    /** Adds a type and a function of that type. */
    ModuleBuilder function(FunctionType type, InstructionWriter body) {
        type(type);
        return function(typeCount - 1, List.of(), body);
    }

    WasmModule build() {
        return new WasmModule(types, imports, functions, tables, memories, tags, globals, exports, start, elements,
                data.isEmpty() ? OptionalInt.empty() : OptionalInt.of(data.size()), code, data, List.of(),
                NameSection.EMPTY);
    }

    ModuleTypes validate() {
        return validate(ALL);
    }

    ModuleTypes validate(FeatureSet features) {
        return ModuleValidator.validate(build(), features);
    }

    /** Asserts that the module is invalid, in these words first. */
    InvalidException assertInvalid(String words) {
        return assertInvalid(words, ALL);
    }

    InvalidException assertInvalid(String words, FeatureSet features) {
        InvalidException invalid = assertThrows(InvalidException.class, () -> validate(features));
        assertTrue(invalid.getMessage().startsWith(words), invalid::getMessage);
        return invalid;
    }
}
