package io.zeolite.engine.compiler;

/** Hands out the local variables of an emitted method, as a stack. */
final class Variables {

    private static final int LAST_SLOT = 65_533;

    private int next;

    Variable allocate(Kind kind) {
        // functions that have more are measured like this, and then divided
        Variable variable = new Variable(kind, Math.min(next, LAST_SLOT));
        next += kind.slots();
        return variable;
    }

    Variable[] allocate(Kind[] kinds) {
        Variable[] variables = new Variable[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            variables[i] = allocate(kinds[i]);
        }
        return variables;
    }

    /** {@return a mark to which {@link #release} goes back} */
    int mark() {
        return next;
    }

    /** Takes back all variables that were allocated since the mark. */
    void release(int mark) {
        next = mark;
    }
}
