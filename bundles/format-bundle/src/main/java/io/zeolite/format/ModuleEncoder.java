package io.zeolite.format;

import io.zeolite.api.CustomSection;
import io.zeolite.api.Import;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import java.util.List;
import java.util.function.Consumer;

/**
 * Encodes modules in the binary format, in the canonical way: the counterpart of {@link ModuleDecoder}, method by method.
 * Integers take as few bytes as they can and empty sections are left out, unless a custom section stands after one. Names
 * are written after all other sections, unless the section that they came from is among the custom sections.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Specification: modules</a>
 */
public final class ModuleEncoder {

    private final WasmModule module;
    private final ByteWriter out = new ByteWriter();
    private boolean keepEmpty;
    private ByteWriter content = out;
    private TypeEncoder types = new TypeEncoder(content);
    private SegmentEncoder segments = new SegmentEncoder(content);

    private ModuleEncoder(WasmModule module) {
        this.module = module;
    }

    /**
     * {@return the bytes of the module}
     *
     * @throws IllegalArgumentException if the module cannot be written: types refer to others by another way than by index,
     *                                  or a data segment is declarative
     * @throws MalformedException       if the initializer of an element is no expression
     * @throws NullPointerException     if {@code module} is null
     */
    public static byte[] encode(WasmModule module) {
        return new ModuleEncoder(module).bytes();
    }

    private byte[] bytes() {
        Preamble.write(out);
        for (SectionKind kind : SectionKind.values()) {
            List<CustomEntry> after =
                    module.customs().stream().filter(entry -> entry.afterSection() == kind.id()).toList();
            keepEmpty = !after.isEmpty();
            section(kind);
            after.forEach(this::custom);
        }
        names();
        return out.toByteArray();
    }

    private void section(SectionKind kind) {
        start();
        content(kind);
        if (content.size() > 0) {
            out.u8(kind.id());
            out.sized(content);
        }
    }

    private void start() {
        content = new ByteWriter();
        types = new TypeEncoder(content);
        segments = new SegmentEncoder(content);
    }

    private void content(SectionKind kind) {
        switch (kind) {
            case CUSTOM -> {}
            case TYPE -> vector(module.types(), types::recursiveType);
            case IMPORT -> vector(module.imports(), this::wanted);
            case FUNCTION -> vector(module.functions(), types::typeUse);
            case TABLE -> vector(module.tables(), segments::table);
            case MEMORY -> vector(module.memories(), types::memoryType);
            case TAG -> vector(module.tags(), types::tagType);
            case GLOBAL -> vector(module.globals(), segments::global);
            case EXPORT -> vector(module.exports(), this::export);
            case START -> module.start().ifPresent(content::u32);
            case ELEMENT -> vector(module.elements(), segments::element);
            case DATA_COUNT -> module.dataCount().ifPresent(content::u32);
            case CODE -> vector(module.code(), this::functionBody);
            case DATA -> vector(module.data(), segments::data);
        }
    }

    /** Writes nothing for no elements, as a section need not be there, unless it is the place of a custom section. */
    private <T> void vector(List<T> elements, Consumer<? super T> element) {
        if (!elements.isEmpty() || keepEmpty) {
            types.vector(elements, element);
        }
    }

    private void custom(CustomEntry entry) {
        start();
        CustomSection section = entry.section();
        byte[] data = new byte[section.data().remaining()];
        section.data().get(data);
        custom(section.name(), ByteSlice.of(data));
    }

    private void names() {
        boolean written = module.customs().stream()
                .anyMatch(entry -> entry.section().name().equals(NameSection.SECTION_NAME));
        if (!written && !module.names().isEmpty()) {
            start();
            custom(NameSection.SECTION_NAME, ByteSlice.of(NameEncoder.encode(module.names()).toByteArray()));
        }
    }

    private void custom(String name, ByteSlice data) {
        content.name(name);
        content.bytes(data);
        out.u8(SectionKind.CUSTOM.id());
        out.sized(content);
    }

    private void wanted(Import wanted) {
        content.name(wanted.module());
        content.name(wanted.name());
        externType(wanted.type());
    }

    private void externType(ExternType type) {
        content.u8(type.kind().ordinal());
        switch (type) {
            case ExternType.Function(var use) -> types.typeUse(use);
            case TableType table -> types.tableType(table);
            case MemoryType memory -> types.memoryType(memory);
            case GlobalType global -> types.globalType(global);
            case TagType tag -> types.tagType(tag);
        }
    }

    private void export(ModuleExport export) {
        content.name(export.name());
        content.u8(export.kind().ordinal());
        content.u32(export.index());
    }

    private void functionBody(FunctionBody body) {
        ByteWriter code = locals(body.locals());
        code.bytes(body.body().bytes());
        content.sized(code);
    }

    /** {@return what a function's body starts with: the declarations of its locals} */
    static ByteWriter locals(List<LocalGroup> groups) {
        ByteWriter code = new ByteWriter();
        TypeEncoder localTypes = new TypeEncoder(code);
        localTypes.vector(groups, group -> {
            code.u32(group.count());
            localTypes.storageType(group.type());
        });
        return code;
    }
}
