package io.zeolite.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names that a module gives to its parts, for people: they need not be unique or complete. Names are keyed by index;
 * those within a function or a type by the index of that first.
 *
 * @param module    the name of the module
 * @param functions the names of functions
 * @param locals    the names of locals, by function
 * @param labels    the names of labels, by function, in the order of their instructions
 * @param types     the names of types
 * @param tables    the names of tables
 * @param memories  the names of memories
 * @param globals   the names of globals
 * @param elements  the names of element segments
 * @param data      the names of data segments
 * @param fields    the names of fields, by type
 * @param tags      the names of tags
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Specification: name
 *      section</a>
 */
public record NameSection(Optional<String> module, Map<Integer, String> functions,
        Map<Integer, Map<Integer, String>> locals, Map<Integer, Map<Integer, String>> labels,
        Map<Integer, String> types,
        Map<Integer, String> tables, Map<Integer, String> memories, Map<Integer, String> globals,
        Map<Integer, String> elements, Map<Integer, String> data, Map<Integer, Map<Integer, String>> fields,
        Map<Integer, String> tags) {

    /** The name of the custom section that holds the names. */
    public static final String SECTION_NAME = "name";

    static final int MODULE = 0;
    static final int FUNCTIONS = 1;
    static final int LOCALS = 2;
    static final int LABELS = 3;
    static final int TYPES = 4;
    static final int TABLES = 5;
    static final int MEMORIES = 6;
    static final int GLOBALS = 7;
    static final int ELEMENTS = 8;
    static final int DATA = 9;
    static final int FIELDS = 10;
    static final int TAGS = 11;

    /** No names at all. */
    public static final NameSection EMPTY = new NameSection(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(),
            Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Makes a name section; the maps are copied.
     *
     * @throws NullPointerException if an argument is null
     */
    public NameSection {
        Objects.requireNonNull(module, "module");
        functions = Map.copyOf(functions);
        locals = copy(locals);
        labels = copy(labels);
        types = Map.copyOf(types);
        tables = Map.copyOf(tables);
        memories = Map.copyOf(memories);
        globals = Map.copyOf(globals);
        elements = Map.copyOf(elements);
        data = Map.copyOf(data);
        fields = copy(fields);
        tags = Map.copyOf(tags);
    }

    private static Map<Integer, Map<Integer, String>> copy(Map<Integer, Map<Integer, String>> indirect) {
        Map<Integer, Map<Integer, String>> copy = HashMap.newHashMap(indirect.size());
        for (Map.Entry<Integer, Map<Integer, String>> entry : indirect.entrySet()) {
            copy.put(entry.getKey(), Map.copyOf(entry.getValue()));
        }
        return Map.copyOf(copy);
    }

    /** {@return whether there are no names at all} */
    public boolean isEmpty() {
        return equals(EMPTY);
    }
}
