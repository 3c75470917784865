package io.zeolite.format;

import io.zeolite.api.CustomSection;
import io.zeolite.api.Import;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decodes modules from the binary format: one method per production of the grammar.
 * <p>
 * Of instructions only those of constant expressions are walked, to find where they end; function bodies are ranges of
 * bytes, whose grammar {@link InstructionReader} checks when they are read.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Specification: modules</a>
 */
public final class ModuleDecoder {

    private static final ExternKind[] EXTERN_KINDS = ExternKind.values();

    private final byte[] binary;
    private final List<CustomEntry> customs = new ArrayList<>();
    private final List<RecursiveType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<GlobalVariable> globals = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();
    private OptionalInt start = OptionalInt.empty();
    private final List<ElementSegment> elements = new ArrayList<>();
    private OptionalInt dataCount = OptionalInt.empty();
    private final List<FunctionBody> code = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private NameSection names = NameSection.EMPTY;

    private SectionKind last = SectionKind.CUSTOM;
    private ByteReader in;
    private TypeDecoder typeDecoder;
    private SegmentDecoder segmentDecoder;

    private ModuleDecoder(byte[] binary) {
        this.binary = binary;
        this.in = new ByteReader(binary);
    }

    /**
     * {@return the module in these bytes, which are not copied and must not be changed}
     *
     * @throws MalformedException   if they are not a module
     * @throws NullPointerException if {@code binary} is null
     */
    public static WasmModule decode(byte[] binary) {
        return new ModuleDecoder(binary).module();
    }

    private WasmModule module() {
        Section.forEach(binary, this::section);
        if (functions.size() != code.size()) {
            throw in.malformed("function and code section have inconsistent lengths: %d functions, %d bodies"
                    .formatted(functions.size(), code.size()), binary.length);
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw in.malformed("data count and data section have inconsistent lengths: %s declared, %d segments"
                    .formatted(Integer.toUnsignedString(dataCount.getAsInt()), data.size()), binary.length);
        }
        return new WasmModule(types, imports, functions, tables, memories, tags, globals, exports, start, elements,
                dataCount, code, data, customs, names);
    }

    private void section(Section section) {
        SectionKind kind = section.kind();
        if (kind != SectionKind.CUSTOM) {
            requireOrder(kind, section.start());
            last = kind;
        }
        in = reader(section.content());
        typeDecoder = new TypeDecoder(in);
        segmentDecoder = new SegmentDecoder(in);
        content(kind);
        requireEnd(kind);
    }

    private static ByteReader reader(ByteSlice bytes) {
        return new ByteReader(bytes.source(), bytes.start(), bytes.end());
    }

    private void requireOrder(SectionKind kind, int at) {
        if (kind.compareTo(last) <= 0) {
            throw in.malformed("unexpected content after last section: section %s after %s".formatted(kind, last),
                    at);
        }
    }

    private void requireEnd(SectionKind kind) {
        if (in.hasRemaining()) {
            throw in.malformed("section size mismatch: %d bytes left in section %s".formatted(in.remaining(), kind),
                    in.position());
        }
    }

    private void content(SectionKind kind) {
        switch (kind) {
            case CUSTOM -> custom();
            case START -> start = OptionalInt.of(in.u32());
            case DATA_COUNT -> dataCount = OptionalInt.of(in.u32());
            case TYPE, IMPORT, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, EXPORT, ELEMENT, CODE, DATA -> {
                for (int count = in.count(); count > 0; count--) {
                    member(kind);
                }
            }
        }
    }

    /** Adds the next member of a section that is a vector. */
    private void member(SectionKind kind) {
        switch (kind) {
            case CUSTOM, START, DATA_COUNT -> throw new IllegalArgumentException("no vector: " + kind);
            case TYPE -> types.add(typeDecoder.recursiveType());
            case IMPORT -> imports.add(wanted());
            case FUNCTION -> functions.add(typeDecoder.typeIndex());
            case TABLE -> tables.add(segmentDecoder.table());
            case MEMORY -> memories.add(typeDecoder.memoryType());
            case TAG -> tags.add(typeDecoder.tagType());
            case GLOBAL -> globals.add(segmentDecoder.global());
            case EXPORT -> exports.add(export());
            case ELEMENT -> elements.add(segmentDecoder.element());
            case CODE -> code.add(functionBody());
            case DATA -> data.add(segmentDecoder.data());
        }
    }

    private void custom() {
        String name = in.name();
        int at = in.position();
        ByteSlice content = in.slice(in.remaining());
        if (name.equals(NameSection.SECTION_NAME)) {
            names = NameDecoder.decode(content);
        }
        CustomSection section = new CustomSection(name,
                ByteBuffer.wrap(content.source(), content.start(), content.length()).slice());
        customs.add(new CustomEntry(section, last.id(), at));
    }

    private Import wanted() {
        return new Import(in.name(), in.name(), externType());
    }

    private ExternType externType() {
        return switch (externKind("malformed import kind")) {
            case FUNCTION -> new ExternType.Function(typeDecoder.typeIndex());
            case TABLE -> typeDecoder.tableType();
            case MEMORY -> typeDecoder.memoryType();
            case GLOBAL -> typeDecoder.globalType();
            case TAG -> typeDecoder.tagType();
        };
    }

    private ExternKind externKind(String error) {
        int at = in.position();
        int kind = in.u8();
        if (kind >= EXTERN_KINDS.length) {
            throw in.malformed("%s: 0x%02x".formatted(error, kind), at);
        }
        return EXTERN_KINDS[kind];
    }

    private ModuleExport export() {
        int at = in.position();
        return new ModuleExport(in.name(), externKind("malformed export kind"), in.u32(), at);
    }

    private FunctionBody functionBody() {
        ByteReader body = reader(in.sized("function"));
        TypeDecoder localTypes = new TypeDecoder(body);
        int at = body.position();
        List<LocalGroup> locals = new ArrayList<>();
        long total = 0;
        for (int count = body.count(); count > 0; count--) {
            LocalGroup group = new LocalGroup(body.u32(), localTypes.valueType());
            total += Integer.toUnsignedLong(group.count());
            locals.add(group);
        }
        if (total > 0xFFFF_FFFFL) {
            throw body.malformed("too many locals: %d".formatted(total), at);
        }
        return new FunctionBody(locals, new Expression(body.source(), body.position(), body.end()), at);
    }
}
