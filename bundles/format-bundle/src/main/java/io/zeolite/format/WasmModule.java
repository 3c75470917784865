package io.zeolite.format;

import io.zeolite.api.Import;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The structure of a module as it is written: well-formed but not validated. Types refer to others by
 * {@link TypeIndex}; instructions stay in the binary format.
 * <p>
 * <b>Invariants:</b> there are as many functions as bodies, and as many data segments as the data count says.
 * <p>
 * <b>Threads:</b> immutable.
 *
 * @param types     the recursive types; a plain type is one of one member
 * @param imports   what the module asks for
 * @param functions the types of the functions defined
 * @param tables    the tables defined
 * @param memories  the memories defined
 * @param tags      the tags defined
 * @param globals   the globals defined
 * @param exports   what the module makes accessible
 * @param start     the function called when the module is instantiated
 * @param elements  the element segments
 * @param dataCount the number of data segments, where the module has that section
 * @param code      the bodies of the functions defined
 * @param data      the data segments
 * @param customs   the custom sections, in order
 * @param names     the names from the custom section for names
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html">Specification: modules</a>
 */
public record WasmModule(List<RecursiveType> types, List<Import> imports, List<TypeIndex> functions, List<Table> tables,
        List<MemoryType> memories, List<TagType> tags, List<GlobalVariable> globals, List<ModuleExport> exports,
        OptionalInt start, List<ElementSegment> elements, OptionalInt dataCount, List<FunctionBody> code,
        List<DataSegment> data, List<CustomEntry> customs, NameSection names) {

    /** The module without any parts. */
    public static final WasmModule EMPTY = new WasmModule(List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(),
            List.of(), List.of(), OptionalInt.empty(), List.of(), OptionalInt.empty(), List.of(), List.of(), List.of(),
            NameSection.EMPTY);

    /**
     * Makes a module; the lists are copied.
     *
     * @throws NullPointerException     if an argument is null
     * @throws IllegalArgumentException if there are not as many functions as bodies, or not as many data segments as the
     *                                  data count says
     */
    public WasmModule {
        types = List.copyOf(types);
        imports = List.copyOf(imports);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        tags = List.copyOf(tags);
        globals = List.copyOf(globals);
        exports = List.copyOf(exports);
        Objects.requireNonNull(start, "start");
        elements = List.copyOf(elements);
        Objects.requireNonNull(dataCount, "dataCount");
        code = List.copyOf(code);
        data = List.copyOf(data);
        customs = List.copyOf(customs);
        Objects.requireNonNull(names, "names");
        if (functions.size() != code.size()) {
            throw new IllegalArgumentException(functions.size() + " functions but " + code.size() + " bodies");
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw new IllegalArgumentException(
                    "a data count of " + Integer.toUnsignedString(dataCount.getAsInt()) + " but " + data.size()
                            + " segments");
        }
    }

    /** {@return the number of imports of a kind, which are counted anew each time} */
    public int importedCount(ExternKind kind) {
        return (int) imports.stream().filter(wanted -> wanted.type().kind() == kind).count();
    }

    /** {@return the number of members of an index space: imported, then defined} */
    public int count(ExternKind kind) {
        int defined = switch (kind) {
            case FUNCTION -> functions.size();
            case TABLE -> tables.size();
            case MEMORY -> memories.size();
            case GLOBAL -> globals.size();
            case TAG -> tags.size();
        };
        return importedCount(kind) + defined;
    }

    /** {@return the number of functions, imported and defined} */
    public int functionCount() {
        return count(ExternKind.FUNCTION);
    }

    /** {@return the number of types: the members of all recursive types} */
    public int typeCount() {
        return types.stream().mapToInt(group -> group.members().size()).sum();
    }
}
