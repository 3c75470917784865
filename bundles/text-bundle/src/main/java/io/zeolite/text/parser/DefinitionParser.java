package io.zeolite.text.parser;

import io.zeolite.api.Import;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses what defines or imports functions, tables, memories, globals and tags, with the imports, exports and segments
 * written inside.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Specification: modules</a>
 */
final class DefinitionParser {

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final ModuleBuilder module;
    private final TypeParser types;
    private final TypeUseParser typeUses;
    private final SegmentParser segments;

    DefinitionParser(TokenCursor cursor, ModuleScope scope, ModuleBuilder module, SegmentParser segments) {
        this.cursor = cursor;
        this.scope = scope;
        this.module = module;
        this.segments = segments;
        this.types = new TypeParser(cursor, scope);
        this.typeUses = new TypeUseParser(cursor, scope);
    }

    /** Parses what follows the keyword of an import. */
    void importField() {
        String from = cursor.name();
        String name = cursor.name();
        cursor.open();
        ExternKind kind = FieldIndexer.find(cursor).orElseThrow(cursor::unexpected);
        cursor.word();
        cursor.identifier();
        module.add(new Import(from, name, externType(kind)));
        cursor.close();
    }

    private ExternType externType(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> {
                Scope parameters = new Scope("local");
                TypeIndex type = new TypeIndex(typeUses.typeUse(parameters));
                module.names(module.next(kind), parameters.names(), Map.of());
                yield new ExternType.Function(type);
            }
            case TABLE -> types.tableType();
            case MEMORY -> types.memoryType();
            case GLOBAL -> types.globalType();
            case TAG -> tagType();
        };
    }

    private TagType tagType() {
        return new TagType(new TypeIndex(typeUses.typeUse(new Scope("local"))));
    }

    /** Parses what follows the keyword of a definition. */
    void definition(ExternKind kind) {
        cursor.identifier();
        while (cursor.skipOpen("export")) {
            module.export(cursor.name(), kind, module.next(kind));
            cursor.close();
        }
        if (cursor.skipOpen("import")) {
            String from = cursor.name();
            String name = cursor.name();
            cursor.close();
            module.add(new Import(from, name, externType(kind)));
            return;
        }
        switch (kind) {
            case FUNCTION -> function();
            case TABLE -> table();
            case MEMORY -> memory();
            case GLOBAL -> {
                GlobalType type = types.globalType();
                module.addGlobal(type, segments.constant());
            }
            case TAG -> module.add(tagType());
        }
    }

    private void function() {
        Scope locals = new Scope("local");
        TypeIndex type = new TypeIndex(typeUses.typeUse(locals));
        List<ValueType> declared = new ArrayList<>();
        while (cursor.skipOpen("local")) {
            typeUses.declare(locals, declared);
        }
        BranchHintParser hints = BranchHintParser.ofFunction();
        InstructionParser instructions = new InstructionParser(cursor, scope, locals, hints);
        Expression body = instructions.sequence();
        module.names(module.next(ExternKind.FUNCTION), locals.names(), instructions.labelNames());
        module.addFunction(type, new FunctionBody(groups(declared), body, 0), hints.hints());
    }

    private static List<LocalGroup> groups(List<ValueType> declared) {
        List<LocalGroup> groups = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= declared.size(); end++) {
            if (end == declared.size() || !declared.get(end).equals(declared.get(start))) {
                groups.add(new LocalGroup(end - start, declared.get(start)));
                start = end;
            }
        }
        return groups;
    }

    private void table() {
        AddressType address = types.addressType();
        if (types.atReferenceType()) {
            tableWithElements(address);
            return;
        }
        Limits limits = types.limits();
        TableType type = new TableType(address, limits, types.referenceType());
        module.add(new Table(type, cursor.atClose() ? Optional.empty() : Optional.of(segments.constant())));
    }

    private void tableWithElements(AddressType address) {
        ReferenceType type = types.referenceType();
        if (!cursor.skipOpen("elem")) {
            throw cursor.unexpected();
        }
        int size = segments.elements(address, type, module.next(ExternKind.TABLE));
        cursor.close();
        module.add(new Table(new TableType(address, Limits.of(size, size), type), Optional.empty()));
    }

    private void memory() {
        int place = cursor.at();
        AddressType address = types.addressType();
        boolean customPages = cursor.atOpen("pagesize");
        int pageSizeLog2 = types.pageSizeLog2();
        if (!cursor.skipOpen("data")) {
            if (customPages) {
                throw cursor.unexpected();
            }
            cursor.moveTo(place);
            module.add(types.memoryType());
            return;
        }
        long bytes = segments.data(address, module.next(ExternKind.MEMORY));
        cursor.close();
        long pages = pageSizeLog2 >= Integer.SIZE ? 1 : bytes + (1L << pageSizeLog2) - 1 >> pageSizeLog2;
        module.add(new MemoryType(address, Limits.of(pages, pages), false, pageSizeLog2));
    }
}
