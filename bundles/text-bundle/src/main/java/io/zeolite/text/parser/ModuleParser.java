package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.WasmModule;
import java.util.Optional;

/**
 * Parses modules: first the identifiers, then the types, then all else in order.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Specification: modules</a>
 */
public final class ModuleParser {

    private final TokenCursor cursor;
    private final ModuleScope scope = new ModuleScope();
    private final ModuleBuilder module = new ModuleBuilder();

    private ModuleParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * {@return the module that the text is, with or without parentheses around}
     *
     * @param text in UTF-8
     * @throws MalformedException if it is not one
     */
    public static WasmModule parse(byte[] text) {
        TokenCursor cursor = TokenCursor.of(text);
        WasmModule module;
        if (cursor.skipOpen("module")) {
            module = parseFields(cursor, cursor.identifier());
            cursor.close();
        } else {
            module = parseFields(cursor, Optional.empty());
        }
        if (!cursor.atEnd()) {
            throw cursor.unexpected();
        }
        return module;
    }

    /**
     * {@return the module whose fields stand at the cursor, which moves behind them}
     *
     * @param identifier the module's
     * @throws MalformedException if they are not well-formed
     */
    public static WasmModule parseFields(TokenCursor cursor, Optional<String> identifier) {
        return new ModuleParser(cursor).fields(identifier);
    }

    private WasmModule fields(Optional<String> identifier) {
        int start = cursor.at();
        Optional<String> name = cursor.nameAnnotation().or(() -> identifier);
        CustomAnnotations customs = new CustomAnnotations(cursor);
        FieldIndexer indexer = new FieldIndexer(cursor, scope);
        customs.here();
        while (cursor.atOpen()) {
            indexer.field();
            customs.here();
        }
        int end = cursor.at();
        TypeDefinitionParser types = new TypeDefinitionParser(cursor, scope);
        for (int field : indexer.typeFields()) {
            cursor.moveTo(field);
            types.define();
        }
        DefinitionParser definitions =
                new DefinitionParser(cursor, scope, module, new SegmentParser(cursor, scope, module));
        SegmentParser segments = new SegmentParser(cursor, scope, module);
        for (int field : indexer.otherFields()) {
            cursor.moveTo(field);
            field(definitions, segments);
        }
        cursor.moveTo(end);
        customs.entries().forEach(module::add);
        cursor.checkAnnotations(start, end);
        return module.build(name, scope);
    }

    private void field(DefinitionParser definitions, SegmentParser segments) {
        cursor.open();
        switch (cursor.word()) {
            case "import" -> definitions.importField();
            case "func" -> definitions.definition(ExternKind.FUNCTION);
            case "table" -> definitions.definition(ExternKind.TABLE);
            case "memory" -> definitions.definition(ExternKind.MEMORY);
            case "global" -> definitions.definition(ExternKind.GLOBAL);
            case "tag" -> definitions.definition(ExternKind.TAG);
            case "elem" -> segments.elementField();
            case "data" -> segments.dataField();
            case "export" -> export();
            case "start" -> start();
            default -> throw cursor.unexpected();
        }
        cursor.close();
    }

    private void export() {
        String name = cursor.name();
        cursor.open();
        ExternKind kind = FieldIndexer.find(cursor).orElseThrow(cursor::unexpected);
        cursor.word();
        module.export(name, kind, scope.of(FieldIndexer.space(kind)).resolve(cursor));
        cursor.close();
    }

    private void start() {
        if (module.hasStart()) {
            throw cursor.error("multiple start sections");
        }
        module.start(scope.of(IndexSpace.FUNCTION).resolve(cursor));
    }
}
