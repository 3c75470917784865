package io.zeolite.text.printer;

import io.zeolite.api.CustomSection;
import io.zeolite.api.Import;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.ByteSlice;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.SectionKind;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints modules, field by field in the order of the sections. */
public final class ModulePrinter {

    private static final int MAX_LOCALS = 1_000_000;
    private static final ReferenceType FUNCTION = ReferenceType.nonNull(AbstractHeapType.FUNC);

    private final WasmModule module;
    private final Scopes scopes;
    private final TypePrinter types;
    private final PrintedHints hints;
    private final StringBuilder out = new StringBuilder();
    private final int[] indices = new int[ExternKind.values().length];

    private ModulePrinter(WasmModule module) {
        this.module = module;
        this.scopes = new Scopes(module);
        this.types = new TypePrinter(scopes);
        this.hints = PrintedHints.of(module);
    }

    /**
     * {@return the module in the text format}
     *
     * @throws IllegalArgumentException if a function has more than a million locals, which text can only list
     */
    public static String print(WasmModule module) {
        return new ModulePrinter(module).text();
    }

    private String text() {
        out.append("(module");
        module.names().module()
                .ifPresent(name -> out.append(name.isEmpty() ? " (@name \"\")" : " " + Quoted.identifier(name)));
        module.customs().forEach(this::custom);
        types();
        module.imports().forEach(this::wanted);
        module.tables().forEach(this::table);
        module.memories().forEach(type -> {
            definition(ExternKind.MEMORY);
            out.append(types.externType(type)).append(')');
        });
        module.tags().forEach(type -> {
            definition(ExternKind.TAG);
            out.append(types.externType(type)).append(')');
        });
        module.globals().forEach(global -> {
            definition(ExternKind.GLOBAL);
            out.append(types.externType(global.type()));
            constant(global.initializer());
            out.append(')');
        });
        for (int i = 0; i < module.functions().size(); i++) {
            function(module.functions().get(i), module.code().get(i));
        }
        module.exports().forEach(this::export);
        module.start().ifPresent(
                function -> field("start " + scopes.of(IndexSpace.FUNCTION).reference(function)).append(')'));
        for (int i = 0; i < module.elements().size(); i++) {
            element(i, module.elements().get(i));
        }
        for (int i = 0; i < module.data().size(); i++) {
            data(i, module.data().get(i));
        }
        return out.append(")\n").toString();
    }

    private StringBuilder field(String start) {
        return out.append("\n  (").append(start);
    }

    private int definition(ExternKind kind) {
        int index = indices[kind.ordinal()]++;
        field(kind.toString()).append(scopes.of(kind).binding(index));
        return index;
    }

    private void types() {
        int index = 0;
        for (RecursiveType group : module.types()) {
            boolean several = group.members().size() != 1;
            if (several) {
                field("rec");
            }
            for (SubType member : group.members()) {
                out.append(several ? "\n    (type" : "\n  (type").append(scopes.of(IndexSpace.TYPE).binding(index))
                        .append(' ');
                out.append(types.subType(member, index)).append(')');
                index++;
            }
            out.append(several ? ")" : "");
        }
    }

    private void wanted(Import wanted) {
        ExternKind kind = wanted.type().kind();
        int index = indices[kind.ordinal()]++;
        field("import ").append(Quoted.name(wanted.module())).append(' ').append(Quoted.name(wanted.name()));
        out.append(" (").append(kind).append(scopes.of(kind).binding(index));
        out.append(wanted.type() instanceof ExternType.Function(var use)
                ? types.functionTypeUse(use, scopes.localsOf(index))
                : types.externType(wanted.type()));
        out.append("))");
    }

    private void table(Table table) {
        definition(ExternKind.TABLE);
        out.append(types.externType(table.type()));
        table.initializer().ifPresent(this::constant);
        out.append(')');
    }

    private void function(TypeIndex type, FunctionBody body) {
        int index = definition(ExternKind.FUNCTION);
        Identifiers locals = scopes.localsOf(index);
        out.append(types.functionTypeUse(type, locals));
        int parameters = scopes.functionType(type.index()).map(function -> function.parameters().size()).orElse(0);
        String declared = types.declarations("local", locals(body.locals()), locals, parameters);
        out.append(declared.isEmpty() ? "" : "\n   ").append(declared);
        new InstructionPrinter(out, scopes, locals, scopes.labelsOf(index), hints.in(index)).lines(body.body(), 2);
        out.append(')');
    }

    private static List<ValueType> locals(List<LocalGroup> groups) {
        List<ValueType> locals = new ArrayList<>();
        for (LocalGroup group : groups) {
            if (Integer.toUnsignedLong(group.count()) + locals.size() > MAX_LOCALS) {
                throw new IllegalArgumentException("more than " + MAX_LOCALS + " locals");
            }
            locals.addAll(Collections.nCopies(group.count(), group.type()));
        }
        return locals;
    }

    private void constant(Expression expression) {
        new InstructionPrinter(out, scopes, new Identifiers(Map.of()), Map.of(), Map.of()).line(expression);
    }

    private void export(ModuleExport export) {
        field("export ").append(Quoted.name(export.name())).append(" (").append(export.kind()).append(' ');
        out.append(scopes.of(export.kind()).reference(export.index())).append("))");
    }

    private void element(int index, ElementSegment segment) {
        field("elem").append(scopes.of(IndexSpace.ELEMENT).binding(index));
        mode(segment.mode(), IndexSpace.TABLE);
        if (segment.type().equals(FUNCTION) && segment.initializers().stream().allMatch(ModulePrinter::isFunction)) {
            out.append(" func");
            for (Expression initializer : segment.initializers()) {
                InstructionReader reader = new InstructionReader(initializer);
                reader.next();
                out.append(' ').append(scopes.of(IndexSpace.FUNCTION).reference(reader.index()));
            }
        } else {
            out.append(' ').append(types.storageType(segment.type()));
            for (Expression initializer : segment.initializers()) {
                out.append(" (item");
                constant(initializer);
                out.append(')');
            }
        }
        out.append(')');
    }

    private static boolean isFunction(Expression initializer) {
        InstructionReader reader = new InstructionReader(initializer);
        return reader.next() == Opcode.REF_FUNC && reader.next() == Opcode.END;
    }

    private void mode(SegmentMode mode, IndexSpace space) {
        switch (mode) {
            case SegmentMode.Passive() -> {
            }
            case SegmentMode.Declarative() -> out.append(" declare");
            case SegmentMode.Active(int target, Expression offset) -> {
                if (target != 0) {
                    out.append(" (").append(space.name().toLowerCase(Locale.ROOT)).append(' ');
                    out.append(scopes.of(space).reference(target)).append(')');
                }
                out.append(" (offset");
                constant(offset);
                out.append(')');
            }
        }
    }

    private void data(int index, DataSegment segment) {
        field("data").append(scopes.of(IndexSpace.DATA).binding(index));
        mode(segment.mode(), IndexSpace.MEMORY);
        out.append(' ').append(Quoted.bytes(segment.bytes())).append(')');
    }

    /** Prints a custom section, unless it holds the names that are printed as identifiers, or the printed hints. */
    private void custom(CustomEntry entry) {
        CustomSection section = entry.section();
        boolean names = section.name().equals(NameSection.SECTION_NAME) && !module.names().isEmpty();
        if (names || hints.section().filter(printed -> printed == entry).isPresent()) {
            return;
        }
        byte[] data = new byte[section.data().remaining()];
        section.data().get(data);
        field("@custom ").append(Quoted.name(section.name())).append(place(entry)).append(' ');
        out.append(Quoted.bytes(ByteSlice.of(data))).append(')');
    }

    private static String place(CustomEntry entry) {
        SectionKind after = SectionKind.of(entry.afterSection()).orElseThrow();
        return switch (after) {
            case CUSTOM -> " (before first)";
            case FUNCTION -> " (after func)";
            case ELEMENT -> " (after elem)";
            case DATA_COUNT -> " (after datacount)";
            case TYPE, IMPORT, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, CODE, DATA ->
                    " (after " + after.name().toLowerCase(Locale.ROOT) + ")";
        };
    }
}
