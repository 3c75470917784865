package io.zeolite.format;

import io.zeolite.api.MalformedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decodes the name section. It never makes a module malformed: if its own grammar is broken, there are no names.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Specification: name
 *      section</a>
 */
final class NameDecoder {

    private ByteReader in;
    private Optional<String> module = Optional.empty();
    private Map<Integer, String> functions = Map.of();
    private Map<Integer, Map<Integer, String>> locals = Map.of();
    private Map<Integer, Map<Integer, String>> labels = Map.of();
    private Map<Integer, String> types = Map.of();
    private Map<Integer, String> tables = Map.of();
    private Map<Integer, String> memories = Map.of();
    private Map<Integer, String> globals = Map.of();
    private Map<Integer, String> elements = Map.of();
    private Map<Integer, String> data = Map.of();
    private Map<Integer, Map<Integer, String>> fields = Map.of();
    private Map<Integer, String> tags = Map.of();

    private NameDecoder() {}

    static NameSection decode(ByteSlice content) {
        try {
            return new NameDecoder().nameSection(new ByteReader(content.source(), content.start(), content.end()));
        } catch (MalformedException e) {
            return NameSection.EMPTY;
        }
    }

    private NameSection nameSection(ByteReader section) {
        while (section.hasRemaining()) {
            int id = section.u8();
            in = section.reader(section.u32());
            subsection(id);
        }
        return new NameSection(module, functions, locals, labels, types, tables, memories, globals, elements, data,
                fields,
                tags);
    }

    /** Those of other numbers are passed over, as later versions may bring some. */
    private void subsection(int id) {
        switch (id) {
            case NameSection.MODULE -> module = Optional.of(in.name());
            case NameSection.FUNCTIONS -> functions = nameMap();
            case NameSection.LOCALS -> locals = indirectNameMap();
            case NameSection.LABELS -> labels = indirectNameMap();
            case NameSection.TYPES -> types = nameMap();
            case NameSection.TABLES -> tables = nameMap();
            case NameSection.MEMORIES -> memories = nameMap();
            case NameSection.GLOBALS -> globals = nameMap();
            case NameSection.ELEMENTS -> elements = nameMap();
            case NameSection.DATA -> data = nameMap();
            case NameSection.FIELDS -> fields = indirectNameMap();
            case NameSection.TAGS -> tags = nameMap();
            default -> {}
        }
    }

    private Map<Integer, String> nameMap() {
        return map(in::name);
    }

    private Map<Integer, Map<Integer, String>> indirectNameMap() {
        return map(this::nameMap);
    }

    private <T> Map<Integer, T> map(Supplier<T> value) {
        int count = in.count();
        Map<Integer, T> map = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            map.put(in.u32(), value.get());
        }
        return map;
    }
}
