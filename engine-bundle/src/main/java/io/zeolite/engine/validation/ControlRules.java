package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.List;

/** The rules of blocks. */
final class ControlRules {

    private static final ReferenceType EXCEPTION = ReferenceType.nonNull(AbstractHeapType.EXN);

    private ControlRules() {
    }

    static void block(Opcode opcode, ExpressionValidator code) {
        FunctionType type = blockType(code);
        if (opcode == Opcode.IF) {
            code.operands.pop(NumberType.I32);
        }
        code.control.enter(opcode, type);
    }

    private static FunctionType blockType(ExpressionValidator code) {
        return switch (code.reader.blockType()) {
            case BlockType.Empty _ -> BlockResult.NONE;
            case BlockType.Value(ValueType result) -> BlockResult.of(code.context.valueType(result));
            case BlockType.Index(int index) -> {
                code.context.features().require(Feature.MULTI_VALUE, "block type " + index);
                yield code.context.functionType(index);
            }
        };
    }

    static void otherwise(ExpressionValidator code) {
        if (code.control.opener() != Opcode.IF) {
            throw code.place.malformed("misplaced ELSE opcode");
        }
        code.control.enterElse();
    }

    static void end(ExpressionValidator code) {
        if (code.control.opener() == Opcode.IF) {
            FunctionType type = code.control.type();
            if (!TypeMatching.matches(type.parameters(), type.results())) {
                throw code.place.mismatch("else, or " + code.place.text(type.results()),
                        code.place.text(type.parameters()));
            }
        }
        code.control.leave();
    }

    static void tryTable(ExpressionValidator code) {
        FunctionType type = blockType(code);
        for (int i = 0; i < code.reader.catchCount(); i++) {
            catchClause(code.reader.catchClause(i), code);
        }
        code.control.enter(Opcode.TRY_TABLE, type);
    }

    private static void catchClause(CatchClause clause, ExpressionValidator code) {
        List<ValueType> passed = new ArrayList<>();
        if (clause.kind().hasTag()) {
            passed.addAll(code.context.tag(clause.tag()).parameters());
        }
        if (clause.kind().passesException()) {
            passed.add(EXCEPTION);
        }
        List<ValueType> expected = code.control.labelTypes(clause.label());
        if (!TypeMatching.matches(passed, expected)) {
            throw code.place.mismatch(code.place.text(expected), code.place.text(passed) + " from " + clause.kind());
        }
    }
}
