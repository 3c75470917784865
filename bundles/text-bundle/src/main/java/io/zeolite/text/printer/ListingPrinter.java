package io.zeolite.text.printer;

import io.zeolite.api.Import;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.ByteReader;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.Section;
import io.zeolite.format.SectionKind;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what is in a module for people to look at: sections, then members of each index space, in the notation of text. */
public final class ListingPrinter {

    private final WasmModule module;
    private final Scopes scopes;
    private final TypePrinter types;
    private final StringBuilder out;
    private final int[] indices = new int[ExternKind.values().length];

    private ListingPrinter(WasmModule module, StringBuilder out) {
        this.module = module;
        this.scopes = new Scopes(module);
        this.types = new TypePrinter(scopes);
        this.out = out;
    }

    /**
     * Prints a module.
     *
     * @param withCode whether to print the instructions of functions too
     * @param out      what is printed to; before an error, what could be read
     * @throws io.zeolite.api.MalformedException if the bytes are not a module
     */
    public static void print(byte[] binary, boolean withCode, StringBuilder out) {
        out.append(binary.length).append(" bytes\n");
        out.append("\nsections\n    offset      bytes\n");
        Section.forEach(binary, section -> section(section, out));
        new ListingPrinter(ModuleDecoder.decode(binary), out).print(withCode);
    }

    private static void section(Section section, StringBuilder out) {
        out.append("  0x%06x %10d  %s".formatted(section.content().start(), section.content().length(),
                section.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (section.kind() == SectionKind.CUSTOM) {
            ByteReader content = new ByteReader(section.content().source(), section.content().start(),
                    section.content().end());
            out.append(' ').append(Quoted.name(content.name()));
        }
        out.append('\n');
    }

    private void print(boolean withCode) {
        module.names().module().ifPresent(name -> out.append("\nname ").append(Quoted.name(name)).append('\n'));
        types();
        each("imports", module.imports(), this::wanted);
        counted("functions", module.functions(), this::function);
        each("tables", module.tables(), this::table);
        each("memories", module.memories(), type -> member(ExternKind.MEMORY, types.externType(type)));
        each("tags", module.tags(), type -> member(ExternKind.TAG, types.externType(type)));
        each("globals", module.globals(), this::global);
        each("exports", module.exports(), this::export);
        module.start().ifPresent(index -> out.append("\nstart\n  func ").append(named(ExternKind.FUNCTION, index))
                .append('\n'));
        counted("element segments", module.elements(), this::element);
        counted("data segments", module.data(), this::data);
        if (withCode) {
            code();
        }
    }

    /** Prints one member of a list. */
    private interface Line<T> {
        void print(T member);
    }

    /** Prints one member of a list, whose place in it is its index. */
    private interface IndexedLine<T> {
        void print(T member, int index);
    }

    private <T> void each(String title, List<T> members, Line<T> line) {
        counted(title, members, (member, _) -> line.print(member));
    }

    private <T> void counted(String title, List<T> members, IndexedLine<T> line) {
        if (!members.isEmpty()) {
            out.append('\n').append(title).append(" (").append(members.size()).append(")\n");
        }
        for (int i = 0; i < members.size(); i++) {
            out.append("  ");
            line.print(members.get(i), i);
            out.append('\n');
        }
    }

    private String named(ExternKind kind, int index) {
        return named(scopes.of(kind), index);
    }

    /** {@return the index, and the identifier if there is one} */
    private static String named(Identifiers identifiers, int index) {
        String reference = identifiers.reference(index);
        return reference.startsWith("$") ? Integer.toUnsignedString(index) + " " + reference : reference;
    }

    private void types() {
        int count = module.typeCount();
        out.append(count == 0 ? "" : "\ntypes (" + count + ")\n");
        int index = 0;
        for (RecursiveType group : module.types()) {
            int last = index + group.members().size() - 1;
            String together = group.members().size() == 1 ? "" : " (rec " + index + " to " + last + ")";
            for (SubType type : group.members()) {
                out.append("  ").append(named(scopes.of(IndexSpace.TYPE), index)).append(' ');
                out.append(types.subType(type, index)).append(together).append('\n');
                index++;
            }
        }
    }

    private void member(ExternKind kind, String type) {
        out.append(kind).append(' ').append(named(kind, indices[kind.ordinal()]++)).append(type);
    }

    private void wanted(Import wanted) {
        member(wanted.type().kind(), types.externType(wanted.type()));
        out.append(" from ").append(Quoted.name(wanted.module())).append(' ').append(Quoted.name(wanted.name()));
    }

    private void function(TypeIndex type, int place) {
        FunctionBody body = module.code().get(place);
        member(ExternKind.FUNCTION, types.externType(new ExternType.Function(type)));
        out.append(" at 0x%06x, %d bytes".formatted(body.position(), body.body().end() - body.position()));
    }

    private void table(Table table) {
        member(ExternKind.TABLE, types.externType(table.type()));
        table.initializer().ifPresent(this::constant);
    }

    private void global(GlobalVariable global) {
        member(ExternKind.GLOBAL, types.externType(global.type()));
        constant(global.initializer());
    }

    private void constant(Expression expression) {
        new InstructionPrinter(out, scopes, new Identifiers(Map.of()), Map.of(), Map.of()).line(expression);
    }

    private void export(ModuleExport export) {
        out.append(Quoted.name(export.name())).append(' ').append(export.kind()).append(' ');
        out.append(named(export.kind(), export.index()));
    }

    private void element(ElementSegment segment, int index) {
        out.append("elem ").append(named(scopes.of(IndexSpace.ELEMENT), index));
        mode(segment.mode(), IndexSpace.TABLE);
        out.append(' ').append(types.storageType(segment.type())).append(", ").append(segment.initializers().size())
                .append(" elements");
    }

    private void data(DataSegment segment, int index) {
        out.append("data ").append(named(scopes.of(IndexSpace.DATA), index));
        mode(segment.mode(), IndexSpace.MEMORY);
        out.append(" at 0x%06x, %d bytes".formatted(segment.bytes().start(), segment.bytes().length()));
    }

    private void mode(SegmentMode mode, IndexSpace space) {
        switch (mode) {
            case SegmentMode.Passive() -> out.append(" passive");
            case SegmentMode.Declarative() -> out.append(" declare");
            case SegmentMode.Active(int target, Expression offset) -> {
                out.append(' ').append(space.name().toLowerCase(Locale.ROOT)).append(' ');
                out.append(scopes.of(space).reference(target)).append(" (offset");
                constant(offset);
                out.append(')');
            }
        }
    }

    private void code() {
        int imported = module.importedCount(ExternKind.FUNCTION);
        PrintedHints hints = PrintedHints.of(module);
        for (int i = 0; i < module.code().size(); i++) {
            FunctionBody body = module.code().get(i);
            int index = imported + i;
            Identifiers locals = scopes.localsOf(index);
            out.append("\nfunc ").append(named(ExternKind.FUNCTION, index));
            out.append(types.functionTypeUse(module.functions().get(i), locals));
            if (!body.locals().isEmpty()) {
                out.append("\n  0x%06x  local".formatted(body.position()));
                for (LocalGroup group : body.locals()) {
                    out.append(' ').append(Integer.toUnsignedString(group.count())).append(" x ");
                    out.append(types.storageType(group.type()));
                }
            }
            new InstructionPrinter(out, scopes, locals, scopes.labelsOf(index), hints.in(index))
                    .linesWithOffsets(body.body());
            out.append('\n');
        }
    }
}
