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
import java.util.function.Supplier;

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

    private final ByteReader module;
    private final List<CustomEntry> customs = new ArrayList<>();
    private List<RecursiveType> types = List.of();
    private List<Import> imports = List.of();
    private List<TypeIndex> functions = List.of();
    private List<Table> tables = List.of();
    private List<MemoryType> memories = List.of();
    private List<TagType> tags = List.of();
    private List<GlobalVariable> globals = List.of();
    private List<ModuleExport> exports = List.of();
    private OptionalInt start = OptionalInt.empty();
    private List<ElementSegment> elements = List.of();
    private OptionalInt dataCount = OptionalInt.empty();
    private List<FunctionBody> code = List.of();
    private List<DataSegment> data = List.of();
    private NameSection names = NameSection.EMPTY;

    private SectionKind last = SectionKind.CUSTOM;
    private ByteReader in;
    private TypeDecoder typeDecoder;
    private SegmentDecoder segmentDecoder;

    private ModuleDecoder(byte[] binary) {
        this.module = new ByteReader(binary);
        this.in = module;
    }

    /**
     * {@return the module in these bytes, which are not copied and must not be changed}
     *
     * @throws MalformedException   if they are not a module
     * @throws NullPointerException if {@code binary} is null
     */
    public static WasmModule decode(byte[] binary) {
        Preamble.check(binary);
        return new ModuleDecoder(binary).module();
    }

    private WasmModule module() {
        module.slice(Preamble.LENGTH);
        while (module.hasRemaining()) {
            section();
        }
        if (functions.size() != code.size()) {
            throw module.malformed("function and code section have inconsistent lengths: %d functions, %d bodies"
                    .formatted(functions.size(), code.size()), module.position());
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw module.malformed("data count and data section have inconsistent lengths: %s declared, %d segments"
                    .formatted(Integer.toUnsignedString(dataCount.getAsInt()), data.size()), module.position());
        }
        return new WasmModule(types, imports, functions, tables, memories, tags, globals, exports, start, elements,
                dataCount, code, data, customs, names);
    }

    private void section() {
        int at = module.position();
        int id = module.u8();
        SectionKind kind = SectionKind.of(id)
                .orElseThrow(() -> module.malformed("malformed section id: %d".formatted(id), at));
        in = sized(module, "section");
        if (kind == SectionKind.CUSTOM) {
            custom();
            return;
        }
        if (kind.compareTo(last) <= 0) {
            throw module.malformed("unexpected content after last section: section %s after %s".formatted(kind, last), at);
        }
        last = kind;
        typeDecoder = new TypeDecoder(in);
        segmentDecoder = new SegmentDecoder(in);
        content(kind);
        requireEnd("section " + kind);
    }

    private static ByteReader sized(ByteReader outer, String what) {
        int at = outer.position();
        int size = outer.u32();
        if (Integer.compareUnsigned(size, outer.remaining()) > 0) {
            throw outer.malformed("length out of bounds: unexpected end, %s of %s bytes, %d left"
                    .formatted(what, Integer.toUnsignedString(size), outer.remaining()), at);
        }
        return outer.reader(size);
    }

    private void requireEnd(String what) {
        if (in.hasRemaining()) {
            throw in.malformed("section size mismatch: %d bytes left in %s".formatted(in.remaining(), what), in.position());
        }
    }

    private void content(SectionKind kind) {
        switch (kind) {
            case CUSTOM -> custom();
            case TYPE -> types = vector(typeDecoder::recursiveType);
            case IMPORT -> imports = vector(this::wanted);
            case FUNCTION -> functions = vector(typeDecoder::typeIndex);
            case TABLE -> tables = vector(segmentDecoder::table);
            case MEMORY -> memories = vector(typeDecoder::memoryType);
            case TAG -> tags = vector(typeDecoder::tagType);
            case GLOBAL -> globals = vector(segmentDecoder::global);
            case EXPORT -> exports = vector(this::export);
            case START -> start = OptionalInt.of(in.u32());
            case ELEMENT -> elements = vector(segmentDecoder::element);
            case DATA_COUNT -> dataCount = OptionalInt.of(in.u32());
            case CODE -> code = vector(this::functionBody);
            case DATA -> data = vector(segmentDecoder::data);
        }
    }

    private <T> List<T> vector(Supplier<T> element) {
        return typeDecoder.vector(element);
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
        ByteReader section = in;
        in = sized(section, "function");
        typeDecoder = new TypeDecoder(in);
        int at = in.position();
        List<LocalGroup> locals = vector(this::localGroup);
        long count = locals.stream().mapToLong(group -> Integer.toUnsignedLong(group.count())).sum();
        if (count > 0xFFFF_FFFFL) {
            throw in.malformed("too many locals: " + count, at);
        }
        FunctionBody body = new FunctionBody(locals, new Expression(in.source(), in.position(), in.end()), at);
        in = section;
        return body;
    }

    private LocalGroup localGroup() {
        return new LocalGroup(in.u32(), typeDecoder.valueType());
    }
}
