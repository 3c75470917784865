package io.zeolite.text.parser;

import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeUse;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses definitions of types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#recursive-types">Specification: recursive
 *      types</a>
 */
final class TypeDefinitionParser {

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final TypeParser types;
    private final TypeUseParser typeUses;
    private int index;

    TypeDefinitionParser(TokenCursor cursor, ModuleScope scope) {
        this.cursor = cursor;
        this.scope = scope;
        this.types = new TypeParser(cursor, scope);
        this.typeUses = new TypeUseParser(cursor, scope);
    }

    /** Moves over a field that defines types, and defines them. */
    void define() {
        List<SubType> members = new ArrayList<>();
        if (cursor.skipOpen("rec")) {
            while (!cursor.atClose()) {
                members.add(definition());
            }
            cursor.close();
        } else {
            members.add(definition());
        }
        scope.define(new RecursiveType(members));
    }

    private SubType definition() {
        if (!cursor.skipOpen("type")) {
            throw cursor.unexpected();
        }
        cursor.identifier();
        SubType type = subType();
        cursor.close();
        index++;
        return type;
    }

    private SubType subType() {
        if (!cursor.skipOpen("sub")) {
            return SubType.of(compositeType());
        }
        boolean isFinal = cursor.skip("final");
        List<TypeUse> supertypes = new ArrayList<>();
        while (cursor.atIndex()) {
            supertypes.add(types.typeIndex());
        }
        SubType type = new SubType(isFinal, supertypes, compositeType());
        cursor.close();
        return type;
    }

    private CompositeType compositeType() {
        cursor.open();
        CompositeType type;
        if (cursor.skip("func")) {
            type = typeUses.functionType(new Scope("local"));
        } else if (cursor.skip("struct")) {
            type = structType();
        } else if (cursor.skip("array")) {
            type = new ArrayType(types.fieldType());
        } else {
            throw cursor.unexpected();
        }
        cursor.close();
        return type;
    }

    private StructType structType() {
        Scope names = scope.fieldsOf(index);
        List<FieldType> fields = new ArrayList<>();
        while (cursor.skipOpen("field")) {
            if (cursor.atNamed()) {
                names.bind(cursor);
                fields.add(types.fieldType());
            } else {
                while (!cursor.atClose()) {
                    fields.add(types.fieldType());
                    names.skip(1);
                }
            }
            cursor.close();
        }
        return new StructType(fields);
    }
}
