package io.zeolite.text.parser;

import io.zeolite.api.Import;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.BranchHints;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.SectionKind;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the parts of a module in the order of the text. */
final class ModuleBuilder {

    private final int[] counts = new int[ExternKind.values().length];
    private final List<Import> imports = new ArrayList<>();
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<FunctionBody> code = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<GlobalVariable> globals = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private final List<CustomEntry> customs = new ArrayList<>();
    private final Map<Integer, Map<Integer, String>> localNames = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> labelNames = new HashMap<>();
    private final SortedMap<Integer, SortedMap<Integer, Boolean>> branchHints = new TreeMap<>();
    private OptionalInt start = OptionalInt.empty();

    /** {@return the index of the next member of the kind} */
    int next(ExternKind kind) {
        return counts[kind.ordinal()];
    }

    void add(Import wanted) {
        counts[wanted.type().kind().ordinal()]++;
        imports.add(wanted);
    }

    /** Adds a function, with hints by the offset of their instructions in its code. */
    void addFunction(TypeIndex type, FunctionBody body, SortedMap<Integer, Boolean> hints) {
        if (!hints.isEmpty()) {
            SortedMap<Integer, Boolean> inBody = new TreeMap<>();
            hints.forEach((offset, likely) -> inBody.put(body.localsLength() + offset, likely));
            branchHints.put(next(ExternKind.FUNCTION), inBody);
        }
        counts[ExternKind.FUNCTION.ordinal()]++;
        functions.add(type);
        code.add(body);
    }

    void add(Table table) {
        counts[ExternKind.TABLE.ordinal()]++;
        tables.add(table);
    }

    void add(MemoryType memory) {
        counts[ExternKind.MEMORY.ordinal()]++;
        memories.add(memory);
    }

    void addGlobal(GlobalType type, Expression initializer) {
        counts[ExternKind.GLOBAL.ordinal()]++;
        globals.add(new GlobalVariable(type, initializer));
    }

    void add(TagType tag) {
        counts[ExternKind.TAG.ordinal()]++;
        tags.add(tag);
    }

    void export(String name, ExternKind kind, int index) {
        exports.add(new ModuleExport(name, kind, index, 0));
    }

    void add(ElementSegment segment) {
        elements.add(segment);
    }

    void add(DataSegment segment) {
        data.add(segment);
    }

    void add(CustomEntry custom) {
        customs.add(custom);
    }

    boolean hasStart() {
        return start.isPresent();
    }

    void start(int function) {
        start = OptionalInt.of(function);
    }

    /** Keeps the names of a function's locals and labels. */
    void names(int function, Map<Integer, String> locals, Map<Integer, String> labels) {
        if (!locals.isEmpty()) {
            localNames.put(function, locals);
        }
        if (!labels.isEmpty()) {
            labelNames.put(function, labels);
        }
    }

    WasmModule build(Optional<String> name, ModuleScope scope) {
        NameSection names = new NameSection(name, scope.names(IndexSpace.FUNCTION), localNames, labelNames,
                scope.names(IndexSpace.TYPE), scope.names(IndexSpace.TABLE), scope.names(IndexSpace.MEMORY),
                scope.names(IndexSpace.GLOBAL), scope.names(IndexSpace.ELEMENT), scope.names(IndexSpace.DATA),
                scope.fieldNames(), scope.names(IndexSpace.TAG));
        if (!branchHints.isEmpty()) {
            // The section must stand before that of the code; what is behind the last before that is.
            customs.add(new CustomEntry(new BranchHints(branchHints).encode(), SectionKind.DATA_COUNT.id(), 0));
        }
        customs.replaceAll(custom -> afterPresent(custom, scope));
        OptionalInt dataCount = scope.usesData() ? OptionalInt.of(data.size()) : OptionalInt.empty();
        return new WasmModule(scope.types(), imports, functions, tables, memories, tags, globals, exports, start,
                elements, dataCount, code, data, customs, names);
    }

    /** {@return the custom section behind the last section that there is, as an empty one is not worth its bytes} */
    private CustomEntry afterPresent(CustomEntry custom, ModuleScope scope) {
        SectionKind kind = SectionKind.of(custom.afterSection()).orElseThrow();
        while (!isPresent(kind, scope)) {
            kind = SectionKind.values()[kind.ordinal() - 1];
        }
        return new CustomEntry(custom.section(), kind.id(), custom.position());
    }

    private boolean isPresent(SectionKind kind, ModuleScope scope) {
        return switch (kind) {
            case CUSTOM -> true;
            case TYPE -> !scope.types().isEmpty();
            case IMPORT -> !imports.isEmpty();
            case FUNCTION, CODE -> !functions.isEmpty();
            case TABLE -> !tables.isEmpty();
            case MEMORY -> !memories.isEmpty();
            case TAG -> !tags.isEmpty();
            case GLOBAL -> !globals.isEmpty();
            case EXPORT -> !exports.isEmpty();
            case START -> start.isPresent();
            case ELEMENT -> !elements.isEmpty();
            case DATA_COUNT -> scope.usesData();
            case DATA -> !data.isEmpty();
        };
    }
}
