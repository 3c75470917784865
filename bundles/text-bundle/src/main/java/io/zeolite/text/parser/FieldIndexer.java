package io.zeolite.text.parser;

import io.zeolite.api.type.ExternKind;
import io.zeolite.format.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first pass over a module's fields: binds identifiers in their index spaces, so that fields can refer to later ones.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#modules">Specification: modules</a>
 */
final class FieldIndexer {

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final List<Integer> typeFields = new ArrayList<>();
    private final List<Integer> otherFields = new ArrayList<>();
    private Optional<ExternKind> defined = Optional.empty();

    FieldIndexer(TokenCursor cursor, ModuleScope scope) {
        this.cursor = cursor;
        this.scope = scope;
    }

    /** Moves over a field. */
    void field() {
        int field = cursor.at();
        cursor.open();
        String keyword = cursor.word();
        switch (keyword) {
            case "type", "rec" -> {
                typeFields.add(field);
                bindTypes(keyword);
            }
            case "import" -> {
                otherFields.add(field);
                cursor.name();
                cursor.name();
                cursor.open();
                bind(field, externKind());
            }
            case "func", "table", "memory", "global", "tag" -> {
                otherFields.add(field);
                cursor.moveTo(cursor.at() - 1);
                ExternKind kind = externKind();
                bind(kind);
                inline(field, kind);
            }
            case "elem" -> {
                otherFields.add(field);
                scope.of(IndexSpace.ELEMENT).bind(cursor);
            }
            case "data" -> {
                otherFields.add(field);
                scope.of(IndexSpace.DATA).bind(cursor);
            }
            case "export", "start" -> otherFields.add(field);
            default -> {
                cursor.moveTo(field + 1);
                throw cursor.unexpected();
            }
        }
        cursor.moveTo(field);
        cursor.skipGroup();
    }

    /** {@return the tokens at which definitions of types start} */
    List<Integer> typeFields() {
        return typeFields;
    }

    /** {@return the tokens at which the other fields start} */
    List<Integer> otherFields() {
        return otherFields;
    }

    private void bindTypes(String keyword) {
        if (keyword.equals("type")) {
            scope.of(IndexSpace.TYPE).bind(cursor);
            return;
        }
        while (cursor.atOpen("type")) {
            int member = cursor.at();
            cursor.skipOpen("type");
            scope.of(IndexSpace.TYPE).bind(cursor);
            cursor.moveTo(member);
            cursor.skipGroup();
        }
    }

    private ExternKind externKind() {
        ExternKind kind = find(cursor).orElseThrow(cursor::unexpected);
        cursor.word();
        return kind;
    }

    /** {@return the kind whose keyword stands at the cursor, if it is one} */
    static Optional<ExternKind> find(TokenCursor cursor) {
        for (ExternKind kind : ExternKind.values()) {
            if (cursor.at(kind.toString())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** {@return the index space of a kind of imports and exports} */
    static IndexSpace space(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> IndexSpace.FUNCTION;
            case TABLE -> IndexSpace.TABLE;
            case MEMORY -> IndexSpace.MEMORY;
            case GLOBAL -> IndexSpace.GLOBAL;
            case TAG -> IndexSpace.TAG;
        };
    }

    private void bind(int field, ExternKind kind) {
        bind(kind);
        imported(field);
    }

    private void bind(ExternKind kind) {
        scope.of(space(kind)).bind(cursor);
    }

    private void imported(int field) {
        if (defined.isPresent()) {
            cursor.moveTo(field);
            throw cursor.error("import after " + space(defined.get()).name().toLowerCase(Locale.ROOT));
        }
    }

    /** Counts the segments that a definition holds, unless it is an import. */
    private void inline(int field, ExternKind kind) {
        while (cursor.atOpen("export")) {
            cursor.skipGroup();
        }
        if (cursor.atOpen("import")) {
            imported(field);
            return;
        }
        defined = defined.or(() -> Optional.of(kind));
        switch (kind) {
            case TABLE -> scope.of(IndexSpace.ELEMENT).skip(holds(field, "elem") ? 1 : 0);
            case MEMORY -> scope.of(IndexSpace.DATA).skip(holds(field, "data") ? 1 : 0);
            case FUNCTION, GLOBAL, TAG -> {
            }
        }
    }

    /** {@return whether a group with this keyword is directly inside the field} */
    private boolean holds(int field, String keyword) {
        Tokens tokens = cursor.tokens();
        for (int at = field + 1; at < tokens.closer(field); at++) {
            if (tokens.kind(at) == TokenKind.LEFT) {
                if (tokens.is(at + 1, keyword)) {
                    return true;
                }
                at = tokens.closer(at);
            }
        }
        return false;
    }
}
