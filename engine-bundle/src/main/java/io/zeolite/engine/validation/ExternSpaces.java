package io.zeolite.engine.validation;

import io.zeolite.api.Import;
import io.zeolite.api.InvalidException;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeUse;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * The index spaces of what a module can import, with closed types: imports first, then the module's own definitions.
 * <p>
 * Threads: immutable once made.
 */
final class ExternSpaces {

    final List<ExternType.Function> functions = new ArrayList<>();
    final List<TableType> tables = new ArrayList<>();
    final List<MemoryType> memories = new ArrayList<>();
    final List<GlobalType> globals = new ArrayList<>();
    final List<TagType> tags = new ArrayList<>();
    final List<FunctionType> functionTypes = new ArrayList<>();
    final List<FunctionType> tagTypes = new ArrayList<>();

    private final TypeSpace types;
    private final int[] imported = new int[ExternKind.values().length];

    ExternSpaces(TypeSpace types, WasmModule module) {
        this.types = types;
        for (Import wanted : module.imports()) {
            add(wanted.type());
            imported[wanted.type().kind().ordinal()]++;
        }
        module.functions().forEach(type -> add(new ExternType.Function(type)));
        module.tables().stream().map(Table::type).forEach(this::add);
        module.memories().forEach(this::add);
        module.tags().forEach(this::add);
        module.globals().stream().map(GlobalVariable::type).forEach(this::add);
    }

    private void add(ExternType type) {
        switch (types.close(type)) {
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

    int importedCount(ExternKind kind) {
        return imported[kind.ordinal()];
    }

    ExternType extern(ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> functions.get(index);
            case TABLE -> tables.get(index);
            case MEMORY -> memories.get(index);
            case GLOBAL -> globals.get(index);
            case TAG -> tags.get(index);
        };
    }
}
