package io.zeolite.format;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Encodes the name section, leaving out what has no names.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Specification: name
 *      section</a>
 */
final class NameEncoder {

    private final ByteWriter out = new ByteWriter();

    private NameEncoder() {}

    /** {@return the content of the custom section, without its name} */
    static ByteWriter encode(NameSection names) {
        NameEncoder encoder = new NameEncoder();
        names.module().ifPresent(name -> encoder.subsection(NameSection.MODULE, content -> content.name(name)));
        encoder.nameMap(NameSection.FUNCTIONS, names.functions());
        encoder.indirectNameMap(NameSection.LOCALS, names.locals());
        encoder.indirectNameMap(NameSection.LABELS, names.labels());
        encoder.nameMap(NameSection.TYPES, names.types());
        encoder.nameMap(NameSection.TABLES, names.tables());
        encoder.nameMap(NameSection.MEMORIES, names.memories());
        encoder.nameMap(NameSection.GLOBALS, names.globals());
        encoder.nameMap(NameSection.ELEMENTS, names.elements());
        encoder.nameMap(NameSection.DATA, names.data());
        encoder.indirectNameMap(NameSection.FIELDS, names.fields());
        encoder.nameMap(NameSection.TAGS, names.tags());
        return encoder.out;
    }

    private void subsection(int id, Consumer<ByteWriter> write) {
        ByteWriter content = new ByteWriter();
        write.accept(content);
        out.u8(id);
        out.sized(content);
    }

    private void nameMap(int id, Map<Integer, String> names) {
        if (!names.isEmpty()) {
            subsection(id, content -> map(content, names, ByteWriter::name));
        }
    }

    private void indirectNameMap(int id, Map<Integer, Map<Integer, String>> names) {
        if (!names.isEmpty()) {
            subsection(id, content -> map(content, names, (writer, inner) -> map(writer, inner, ByteWriter::name)));
        }
    }

    private static <T> void map(ByteWriter content, Map<Integer, T> names, BiConsumer<ByteWriter, T> value) {
        Map<Integer, T> sorted = new TreeMap<>(Integer::compareUnsigned);
        sorted.putAll(names);
        content.u32(sorted.size());
        sorted.forEach((index, name) -> {
            content.u32(index);
            value.accept(content, name);
        });
    }
}
