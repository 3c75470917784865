package io.zeolite.text.parser;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses function types and uses of them, which define a type where none is named.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#type-uses">Specification: type uses</a>
 */
final class TypeUseParser {

    private static final FunctionType NOTHING = FunctionType.of();

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final TypeParser types;

    TypeUseParser(TokenCursor cursor, ModuleScope scope) {
        this.cursor = cursor;
        this.scope = scope;
        this.types = new TypeParser(cursor, scope);
    }

    /** {@return the function type; its parameters are bound in {@code locals}} */
    FunctionType functionType(Scope locals) {
        List<ValueType> parameters = new ArrayList<>();
        while (cursor.skipOpen("param")) {
            declare(locals, parameters);
        }
        return checkedOrder(new FunctionType(parameters, results()));
    }

    /** Parses what follows {@code param} or {@code local}: one type with an identifier, or any number without. */
    void declare(Scope locals, List<ValueType> declared) {
        if (cursor.atNamed()) {
            locals.bind(cursor);
            declared.add(types.valueType());
        } else {
            List<ValueType> several = types.valueTypes();
            declared.addAll(several);
            locals.skip(several.size());
        }
        cursor.close();
    }

    List<ValueType> results() {
        List<ValueType> results = new ArrayList<>();
        while (cursor.skipOpen("result")) {
            results.addAll(types.valueTypes());
            cursor.close();
        }
        return results;
    }

    /** {@return the function type, whose parameters have no identifiers} */
    private FunctionType anonymousType() {
        List<ValueType> parameters = new ArrayList<>();
        while (cursor.skipOpen("param")) {
            parameters.addAll(types.valueTypes());
            cursor.close();
        }
        return checkedOrder(new FunctionType(parameters, results()));
    }

    /** A parameter after the results would otherwise show as a mismatch of types, or as an unknown instruction. */
    private FunctionType checkedOrder(FunctionType type) {
        if (cursor.atOpen("param")) {
            throw cursor.unexpected();
        }
        return type;
    }

    /** {@return the type index; the parameters are bound in {@code locals}} */
    int typeUse(Scope locals) {
        int place = cursor.at();
        if (!cursor.atOpen("type")) {
            return scope.indexOf(functionType(locals));
        }
        int index = typeReference();
        FunctionType written = functionType(locals);
        if (written.equals(NOTHING)) {
            locals.skip(scope.functionType(index).orElse(NOTHING).parameters().size());
        } else {
            check(index, written, place);
        }
        return index;
    }

    /** {@return the type index of an indirect call} */
    int typeUse() {
        int place = cursor.at();
        if (!cursor.atOpen("type")) {
            return scope.indexOf(anonymousType());
        }
        int index = typeReference();
        check(index, anonymousType(), place);
        return index;
    }

    BlockType blockType() {
        if (cursor.atOpen("type")) {
            return new BlockType.Index(typeUse());
        }
        FunctionType type = anonymousType();
        if (type.parameters().isEmpty() && type.results().size() <= 1) {
            return type.results().isEmpty() ? BlockType.EMPTY : new BlockType.Value(type.results().getFirst());
        }
        return new BlockType.Index(scope.indexOf(type));
    }

    private int typeReference() {
        cursor.skipOpen("type");
        int index = types.typeIndex().index();
        cursor.close();
        return index;
    }

    private void check(int index, FunctionType written, int place) {
        if (written.equals(NOTHING) || scope.functionType(index).filter(written::equals).isPresent()) {
            return;
        }
        cursor.moveTo(place);
        throw cursor.error(
                scope.hasType(index) ? "inline function type" : "unknown type " + Integer.toUnsignedString(index));
    }
}
