package io.zeolite.text.parser;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.format.ByteSlice;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses element and data segments, and constant expressions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#element-segments">Specification: element
 *      segments</a>
 */
final class SegmentParser {

    private static final ReferenceType FUNCTION = ReferenceType.nonNull(AbstractHeapType.FUNC);

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final ModuleBuilder module;
    private final TypeParser types;

    SegmentParser(TokenCursor cursor, ModuleScope scope, ModuleBuilder module) {
        this.cursor = cursor;
        this.scope = scope;
        this.module = module;
        this.types = new TypeParser(cursor, scope);
    }

    /** {@return the constant expression up to the closing parenthesis} */
    Expression constant() {
        return instructions().sequence();
    }

    private InstructionParser instructions() {
        return new InstructionParser(cursor, scope, new Scope("local"), BranchHintParser.NONE);
    }

    /** Parses what follows the keyword of an element segment. */
    void elementField() {
        cursor.identifier();
        SegmentMode mode =
                cursor.skip("declare") ? new SegmentMode.Declarative() : activeOrPassive("table", IndexSpace.TABLE);
        if (types.atReferenceType()) {
            ReferenceType type = types.referenceType();
            module.add(new ElementSegment(type, expressions(), mode));
        } else if (cursor.skip("func") || mode instanceof SegmentMode.Active) {
            module.add(new ElementSegment(FUNCTION, functions(), mode));
        } else {
            throw cursor.unexpected();
        }
    }

    /** Parses what follows the keyword of a data segment. */
    void dataField() {
        cursor.identifier();
        SegmentMode mode = activeOrPassive("memory", IndexSpace.MEMORY);
        module.add(new DataSegment(bytes(), mode));
    }

    private SegmentMode activeOrPassive(String keyword, IndexSpace space) {
        int target = 0;
        if (cursor.skipOpen(keyword)) {
            target = scope.of(space).resolve(cursor);
            cursor.close();
        } else if (cursor.atIndex()) {
            // WebAssembly 1.0 wrote the bare index.
            target = scope.of(space).resolve(cursor);
        } else if (!cursor.atOpen() || types.atReferenceType()) {
            return new SegmentMode.Passive();
        }
        return new SegmentMode.Active(target, group("offset"));
    }

    /** {@return the expression in a group with this keyword, which is left out around a single instruction} */
    private Expression group(String keyword) {
        if (!cursor.skipOpen(keyword)) {
            if (!cursor.atOpen()) {
                throw cursor.unexpected();
            }
            return instructions().folded();
        }
        Expression expression = constant();
        cursor.close();
        return expression;
    }

    private List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>();
        while (!cursor.atClose()) {
            expressions.add(group("item"));
        }
        return expressions;
    }

    private List<Expression> functions() {
        List<Expression> functions = new ArrayList<>();
        while (!cursor.atClose()) {
            functions.add(instruction(Opcode.REF_FUNC, scope.of(IndexSpace.FUNCTION).resolve(cursor)));
        }
        return functions;
    }

    private static Expression instruction(Opcode opcode, int immediate) {
        return new InstructionWriter().opcode(opcode).index(immediate).opcode(Opcode.END).expression();
    }

    private static Expression zero(AddressType address) {
        return instruction(address == AddressType.I64 ? Opcode.I64_CONST : Opcode.I32_CONST, 0);
    }

    /** Parses the elements written inside a table, function indices in the shorter form; {@return their number} */
    int elements(AddressType address, ReferenceType type, int table) {
        boolean expressions = cursor.atOpen();
        List<Expression> initializers = expressions ? expressions() : functions();
        boolean plain = !expressions && type.equals(ReferenceType.FUNCREF);
        SegmentMode mode = new SegmentMode.Active(table, zero(address));
        module.add(new ElementSegment(plain ? FUNCTION : type, initializers, mode));
        return initializers.size();
    }

    /** Parses the bytes written inside a memory; {@return their number} */
    long data(AddressType address, int memory) {
        ByteSlice bytes = bytes();
        module.add(new DataSegment(bytes, new SegmentMode.Active(memory, zero(address))));
        return bytes.length();
    }

    private ByteSlice bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (cursor.atString()) {
            bytes.writeBytes(cursor.string());
        }
        return ByteSlice.of(bytes.toByteArray());
    }
}
