package io.zeolite.engine.validation;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;

/**
 * Validates function bodies and constant expressions, one at a time: a loop that applies the fixed types of the opcode
 * table, and {@link Rules} for the other instructions. It allocates nothing per instruction.
 * <p>
 * Threads: confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Specification: validation algorithm</a>
 */
final class ExpressionValidator {

    /** More locals than this, parameters included, are refused. */
    private static final int MAXIMUM_LOCALS = 50_000;

    final ModuleContext context;
    final Place place;
    final InstructionReader reader;
    final OperandStack operands;
    final Locals locals = new Locals();
    final ControlStack control;
    private boolean isConstant;
    private int visibleGlobals;

    ExpressionValidator(ModuleContext context, Place place, InstructionReader reader) {
        this.context = context;
        this.place = place;
        this.reader = reader;
        operands = new OperandStack(place);
        control = new ControlStack(place, operands, locals);
    }

    /** Validates a function's locals and code. */
    void function(FunctionType type, FunctionBody body) {
        locals.start(type);
        for (LocalGroup group : body.locals()) {
            if (Integer.compareUnsigned(group.count(), MAXIMUM_LOCALS - locals.count()) > 0) {
                throw place.invalid("implementation limit: more than " + MAXIMUM_LOCALS + " locals", body.position());
            }
            locals.add(group.count(), context.valueType(group.type()));
        }
        isConstant = false;
        visibleGlobals = context.types().globalCount();
        run(body.body(), new FunctionType(List.of(), type.results()));
    }

    /**
     * Validates a constant expression.
     *
     * @param globals the number of globals that the expression may name
     */
    void constant(Expression expression, ValueType expected, int globals) {
        locals.start(FunctionType.of());
        isConstant = true;
        visibleGlobals = globals;
        run(expression, BlockResult.of(expected));
    }

    boolean isConstant() {
        return isConstant;
    }

    /** {@return the number of globals that may be named} */
    int visibleGlobals() {
        return visibleGlobals;
    }

    private void run(Expression expression, FunctionType type) {
        boolean[] allowed = context.features().allowed(isConstant);
        reader.reset(expression);
        place.follow(reader, expression);
        operands.clear();
        control.clear();
        control.enter(Opcode.BLOCK, type);
        while (control.depth() > 0) {
            Opcode opcode = reader.next();
            if (!allowed[opcode.ordinal()]) {
                throw context.features().refused(opcode, isConstant);
            }
            check(opcode);
        }
        if (reader.hasNext()) {
            reader.next();
        }
    }

    private void check(Opcode opcode) {
        FixedType type = FixedType.of(opcode);
        if (type == null) {
            Rules.check(opcode, this);
        } else if (type.isPlain()) {
            type.apply(operands);
        } else {
            FixedRules.check(opcode, type, this);
        }
    }
}
