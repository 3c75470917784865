package io.zeolite.engine.validation;

import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is known about a module while its parts are validated. Each look-up checks the index, unsigned, and fails at the
 * place where validation stands.
 * <p>
 * Threads: confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Specification: contexts</a>
 */
final class ModuleContext {

    private final ModuleTypes types;
    private final Place place;
    private final FeatureGate features;
    private final WasmModule module;
    private final List<ReferenceType> elements = new ArrayList<>();
    private final BitSet declaredFunctions = new BitSet();

    ModuleContext(WasmModule module, ModuleTypes types, FeatureGate features, Place place) {
        this.module = module;
        this.types = types;
        this.features = features;
        this.place = place;
    }

    ModuleTypes types() {
        return types;
    }

    FeatureGate features() {
        return features;
    }

    private static boolean isBelow(int index, int count) {
        return Integer.compareUnsigned(index, count) < 0;
    }

    /** {@return the value type, closed} */
    ValueType valueType(ValueType type) {
        return type instanceof ReferenceType reference ? referenceType(reference) : features.check(type);
    }

    /** {@return the reference type, closed} */
    ReferenceType referenceType(ReferenceType type) {
        heapType(type.heap());
        features.check(type);
        return types.close(type);
    }

    /** {@return the heap type, closed} */
    HeapType heapType(HeapType type) {
        if (type instanceof TypeIndex(int index)) {
            checkType(index);
        }
        return types.close(type);
    }

    void checkType(int index) {
        if (!isBelow(index, types.typeCount())) {
            throw place.unknown("type", index);
        }
    }

    FunctionType functionType(int index) {
        checkType(index);
        if (types.composite(index) instanceof FunctionType type) {
            return type;
        }
        throw place.invalid("non-function type " + index);
    }

    StructType structType(int index) {
        checkType(index);
        if (types.composite(index) instanceof StructType type) {
            return type;
        }
        throw place.invalid("non-structure type " + index);
    }

    ArrayType arrayType(int index) {
        checkType(index);
        if (types.composite(index) instanceof ArrayType type) {
            return type;
        }
        throw place.invalid("non-array type " + index);
    }

    void checkFunction(int index) {
        if (!isBelow(index, types.functionCount())) {
            throw place.unknown("function", index);
        }
    }

    FunctionType function(int index) {
        checkFunction(index);
        return types.function(index);
    }

    TableType table(int index) {
        if (!isBelow(index, types.tableCount())) {
            throw place.unknown("table", index);
        }
        return types.table(index);
    }

    MemoryType memory(int index) {
        if (!isBelow(index, types.memoryCount())) {
            throw place.unknown("memory", index);
        }
        return types.memory(index);
    }

    GlobalType global(int index, int visible) {
        if (!isBelow(index, visible)) {
            throw place.unknown("global", index);
        }
        return types.global(index);
    }

    boolean isImportedGlobal(int index) {
        return index < types.importedCount(ExternKind.GLOBAL);
    }

    FunctionType tag(int index) {
        if (!isBelow(index, types.tagCount())) {
            throw place.unknown("tag", index);
        }
        return types.tag(index);
    }

    /** Adds the type of the next element segment, closed. */
    void addElement(ReferenceType type) {
        elements.add(type);
    }

    ReferenceType element(int index) {
        if (!isBelow(index, elements.size())) {
            throw place.unknown("elem segment", index);
        }
        return elements.get(index);
    }

    void checkData(int index) {
        if (!isBelow(index, module.data().size())) {
            throw place.unknown("data segment", index);
        }
    }

    /** Notes that the function occurs outside of code, so that code may take references to it. */
    void declareFunction(int index) {
        checkFunction(index);
        declaredFunctions.set(index);
    }

    boolean isDeclared(int function) {
        return declaredFunctions.get(function);
    }
}
