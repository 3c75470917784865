package io.zeolite.engine.validation;

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
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.WasmModule;

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
    private final ExternSpaces externs;

    private ModuleTypes(WasmModule module) {
        types = new TypeSpace(module.types());
        externs = new ExternSpaces(types, module);
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

    /** {@return the number of types} */
    public int typeCount() {
        return types.size();
    }

    /** {@return the type with the index} */
    public DefinedType type(int typeIndex) {
        return types.type(typeIndex);
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
        return externs.importedCount(kind);
    }

    /** {@return the number of functions, imported ones included} */
    public int functionCount() {
        return externs.functions.size();
    }

    /** {@return the number of imported functions} */
    public int importedFunctionCount() {
        return importedCount(ExternKind.FUNCTION);
    }

    /** {@return the defined type of the function} */
    public DefinedType functionDefinedType(int functionIndex) {
        return (DefinedType) externs.functions.get(functionIndex).type();
    }

    /** {@return the function type of the function} */
    public FunctionType function(int functionIndex) {
        return externs.functionTypes.get(functionIndex);
    }

    /** {@return the number of tables, imported ones included} */
    public int tableCount() {
        return externs.tables.size();
    }

    /** {@return the type of the table} */
    public TableType table(int tableIndex) {
        return externs.tables.get(tableIndex);
    }

    /** {@return the number of memories, imported ones included} */
    public int memoryCount() {
        return externs.memories.size();
    }

    /** {@return the type of the memory} */
    public MemoryType memory(int memoryIndex) {
        return externs.memories.get(memoryIndex);
    }

    /** {@return whether other threads may change one of the memories} */
    public boolean hasSharedMemory() {
        for (MemoryType memory : externs.memories) {
            if (memory.shared()) {
                return true;
            }
        }
        return false;
    }

    /** {@return the number of globals, imported ones included} */
    public int globalCount() {
        return externs.globals.size();
    }

    /** {@return the type of the global} */
    public GlobalType global(int globalIndex) {
        return externs.globals.get(globalIndex);
    }

    /** {@return the number of tags, imported ones included} */
    public int tagCount() {
        return externs.tags.size();
    }

    /** {@return the defined type of the tag} */
    public DefinedType tagDefinedType(int tagIndex) {
        return (DefinedType) externs.tags.get(tagIndex).type();
    }

    /** {@return the function type of the tag} */
    public FunctionType tag(int tagIndex) {
        return externs.tagTypes.get(tagIndex);
    }

    /** {@return the type of what has the index in the index space of the kind} */
    public ExternType extern(ExternKind kind, int index) {
        return externs.extern(kind, index);
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
        return types.close(type);
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
