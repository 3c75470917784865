package io.zeolite.engine.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.BitSet;

/**
 * Emits the ends of a method that is a part of a function. What branches carry is passed on in the activation, unless
 * the method can end in one way only, with one value, which it returns. Before it ends, locals that it has in variables
 * are saved, at one place; not if the function ends as well.
 */
final class ExitEmitter {

    private static final Kind[] NOTHING = {};

    private final FunctionState state;
    private final Emitter out;
    private final Piece piece;
    private final Label save;
    private boolean isSaveNeeded;

    ExitEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.piece = state.piece;
        this.save = out.label();
    }

    /** {@code [.., values] -> unreachable}: branches to the label of a block that another method has. */
    void branch(Frame target) {
        end(Exits.code(target.depth), target.carriedKinds(), target.depth > 0);
    }

    /** {@code [.., outputs] -> unreachable}: the part is over. */
    void fall() {
        end(Exits.FELL, piece.outputs, true);
    }

    /** {@code [..] -> unreachable}: a tail call was left in the instance. */
    void leftCall() {
        end(Exits.LEFT, NOTHING, false);
    }

    /** {@code [.., arguments] -> unreachable}: the function calls itself in tail position. */
    void restart(Kind[] parameters) {
        state.activation.pass(parameters);
        end(Exits.RESTARTED, NOTHING, false);
    }

    /**
     * {@code [..] -> unreachable}: ends as the code says.
     *
     * @param passed how many operands have been passed on and are no longer on the stack
     */
    void branchByCode(Variable code, int passed) {
        boolean saves = !piece.locals.saved().isEmpty();
        if (saves) {
            state.popTo(state.stack.height() - passed);
        }
        out.load(code);
        end(saves);
    }

    private void end(int code, Kind[] values, boolean needsLocals) {
        boolean saves = needsLocals && !piece.locals.saved().isEmpty();
        int below = state.stack.height() - values.length;
        if (piece.exits.isCoded() || !Piece.isReturned(values)) {
            state.activation.pass(values);
            if (saves) {
                state.popTo(below);
            }
        } else if (saves) {
            int mark = out.variables.mark();
            Variable[] value = out.store(values);
            state.popTo(below);
            out.load(value);
            out.variables.release(mark);
        }
        if (piece.exits.isCoded()) {
            out.push(code);
        }
        end(saves);
    }

    /** {@code [value or nothing] -> unreachable}. */
    private void end(boolean saves) {
        if (saves) {
            isSaveNeeded = true;
            out.code.goto_(save);
        } else {
            emitReturn();
        }
    }

    private void emitReturn() {
        out.code.return_(piece.returned().map(Kind::type).orElse(TypeKind.VOID));
    }

    /** Ends the method's code: emits the one place at which locals are saved. */
    void finish() {
        if (isSaveNeeded) {
            out.code.labelBinding(save);
            BitSet saved = piece.locals.saved();
            for (int local = saved.nextSetBit(0); local >= 0; local = saved.nextSetBit(local + 1)) {
                out.load(state.locals[local]);
                state.activation.setLocal(local, state.locals[local].kind());
            }
            emitReturn();
        }
    }
}
