package io.zeolite.engine.validation;

import io.zeolite.api.Import;
import io.zeolite.api.InvalidException;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * The closed types of a module's index spaces: imports first, then the module's own definitions.
 * <p>
 * Every type that a method returns is closed: it refers to defined types, never to indices. The methods that take an
 * index throw {@link IndexOutOfBoundsException} if it is not in the space.
 * <p>
 * Threads: immutable.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Specification: contexts</a>
 */
public final class ModuleTypes {

    private final TypeSpace types;
    private final List<ExternType.Function> functions = new ArrayList<>();
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalType> globals = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<FunctionType> functionTypes = new ArrayList<>();
    private final List<FunctionType> tagTypes = new ArrayList<>();
    private final int[] imported = new int[ExternKind.values().length];

    private ModuleTypes(WasmModule module) {
        types = new TypeSpace(module.types());
        for (Import wanted : module.imports()) {
            add(close(wanted.type()));
            imported[wanted.type().kind().ordinal()]++;
        }
        module.functions().forEach(type -> add(close(new ExternType.Function(type))));
        module.tables().stream().map(Table::type).forEach(type -> add(close(type)));
        module.memories().forEach(this::add);
        module.tags().forEach(type -> add(close(type)));
        module.globals().stream().map(GlobalVariable::type).forEach(type -> add(close(type)));
    }

    /**
     * {@return the closed types of the module}
     *
     * @throws InvalidException if a type index is unknown, or a function or tag has a type that is not a function type
     */
    public static ModuleTypes of(WasmModule module) {
        return new ModuleTypes(module);
    }

    /** {@return the type index space} */
    TypeSpace space() {
        return types;
    }

    /** {@return the type of references to instances of the type with the index} */
    ReferenceType reference(boolean isNullable, int typeIndex) {
        return types.reference(isNullable, typeIndex);
    }

    /** {@return the type of references to the function} */
    ReferenceType functionReference(int functionIndex) {
        return types.reference(false, types.indexOf(functionDefinedType(functionIndex)));
    }

    private void add(ExternType type) {
        switch (type) {
            case ExternType.Function function -> {
                functions.add(function);
                functionTypes.add(functionType(function.type()));
            }
            case TableType table -> tables.add(table);
            case MemoryType memory -> memories.add(memory);
            case GlobalType global -> globals.add(global);
            case TagType tag -> {
                tags.add(tag);
                tagTypes.add(functionType(tag.type()));
            }
        }
    }

    private FunctionType functionType(TypeUse closed) {
        int index = types.indexOf((DefinedType) closed);
        if (types.composite(index) instanceof FunctionType function) {
            return function;
        }
        throw new InvalidException("non-function type " + index, -1);
    }

    /** {@return the number of types} */
    public int typeCount() {
        return types.size();
    }

    /** {@return the type with the index} */
    public DefinedType type(int typeIndex) {
        return types.type(typeIndex);
    }

    /** {@return the lowest index of the closed type in this module; -1 if the module does not define it} */
    public int typeIndexOf(DefinedType type) {
        return types.indexOf(type);
    }

    /** {@return the composite type with the index, expanded and closed} */
    public CompositeType composite(int typeIndex) {
        return types.composite(typeIndex);
    }

    /**
     * {@return the function type with the index}
     *
     * @throws ClassCastException if the type is not a function type
     */
    public FunctionType functionType(int typeIndex) {
        return (FunctionType) composite(typeIndex);
    }

    /**
     * {@return the structure type with the index}
     *
     * @throws ClassCastException if the type is not a structure type
     */
    public StructType structType(int typeIndex) {
        return (StructType) composite(typeIndex);
    }

    /**
     * {@return the array type with the index}
     *
     * @throws ClassCastException if the type is not an array type
     */
    public ArrayType arrayType(int typeIndex) {
        return (ArrayType) composite(typeIndex);
    }

    /** {@return the number of imports of the kind} */
    public int importedCount(ExternKind kind) {
        return imported[kind.ordinal()];
    }

    /** {@return the number of functions, imported ones included} */
    public int functionCount() {
        return functions.size();
    }

    /** {@return the number of imported functions} */
    public int importedFunctionCount() {
        return importedCount(ExternKind.FUNCTION);
    }

    /** {@return the defined type of the function} */
    public DefinedType functionDefinedType(int functionIndex) {
        return (DefinedType) functions.get(functionIndex).type();
    }

    /** {@return the function type of the function} */
    public FunctionType function(int functionIndex) {
        return functionTypes.get(functionIndex);
    }

    /** {@return the number of tables, imported ones included} */
    public int tableCount() {
        return tables.size();
    }

    /** {@return the type of the table} */
    public TableType table(int tableIndex) {
        return tables.get(tableIndex);
    }

    /** {@return the number of memories, imported ones included} */
    public int memoryCount() {
        return memories.size();
    }

    /** {@return the type of the memory} */
    public MemoryType memory(int memoryIndex) {
        return memories.get(memoryIndex);
    }

    /** {@return the number of globals, imported ones included} */
    public int globalCount() {
        return globals.size();
    }

    /** {@return the type of the global} */
    public GlobalType global(int globalIndex) {
        return globals.get(globalIndex);
    }

    /** {@return the number of tags, imported ones included} */
    public int tagCount() {
        return tags.size();
    }

    /** {@return the defined type of the tag} */
    public DefinedType tagDefinedType(int tagIndex) {
        return (DefinedType) tags.get(tagIndex).type();
    }

    /** {@return the function type of the tag} */
    public FunctionType tag(int tagIndex) {
        return tagTypes.get(tagIndex);
    }

    /** {@return the type of what has the index in the index space of the kind} */
    public ExternType extern(ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> functions.get(index);
            case TABLE -> tables.get(index);
            case MEMORY -> memories.get(index);
            case GLOBAL -> globals.get(index);
            case TAG -> tags.get(index);
        };
    }

    /**
     * {@return the value type, closed}
     *
     * @throws InvalidException if a type index is unknown
     */
    public ValueType close(ValueType type) {
        return types.close(type);
    }

    /**
     * {@return the reference type, closed}
     *
     * @throws InvalidException if a type index is unknown
     */
    public ReferenceType close(ReferenceType type) {
        return types.close(type);
    }

    /**
     * {@return the heap type, closed}
     *
     * @throws InvalidException if a type index is unknown
     */
    public HeapType close(HeapType type) {
        return types.close(type);
    }

    /**
     * {@return the external type, closed}
     *
     * @throws InvalidException if a type index is unknown
     */
    public ExternType close(ExternType type) {
        return switch (type) {
            case ExternType.Function(TypeUse use) -> new ExternType.Function(types.closing().apply(use));
            case TableType table -> close(table);
            case MemoryType memory -> memory;
            case GlobalType global -> close(global);
            case TagType tag -> close(tag);
        };
    }

    private TableType close(TableType type) {
        return new TableType(type.address(), type.limits(), close(type.element()));
    }

    private GlobalType close(GlobalType type) {
        return new GlobalType(close(type.value()), type.mutable());
    }

    private TagType close(TagType type) {
        return new TagType(types.closing().apply(type.type()));
    }

    /**
     * {@return the function type of the block: its parameters and results}
     *
     * @throws ClassCastException if the block type is the index of a type that is not a function type
     */
    public FunctionType blockType(BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> BlockResult.NONE;
            case BlockType.Value(ValueType result) -> BlockResult.of(close(result));
            case BlockType.Index(int index) -> functionType(index);
        };
    }
}
