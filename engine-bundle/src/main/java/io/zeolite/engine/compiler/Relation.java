package io.zeolite.engine.compiler;

import java.lang.classfile.Opcode;

/** The relations that conditional jumps test. */
enum Relation {
    /** Equal. */
    EQ(Opcode.IFEQ, Opcode.IF_ICMPEQ),
    /** Not equal. */
    NE(Opcode.IFNE, Opcode.IF_ICMPNE),
    /** Less. */
    LT(Opcode.IFLT, Opcode.IF_ICMPLT),
    /** Greater or equal. */
    GE(Opcode.IFGE, Opcode.IF_ICMPGE),
    /** Greater. */
    GT(Opcode.IFGT, Opcode.IF_ICMPGT),
    /** Less or equal. */
    LE(Opcode.IFLE, Opcode.IF_ICMPLE);

    private final Opcode ofZero;
    private final Opcode ofInts;

    Relation(Opcode ofZero, Opcode ofInts) {
        this.ofZero = ofZero;
        this.ofInts = ofInts;
    }

    Relation negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
        };
    }

    /** {@return the jump that compares an int with zero} */
    Opcode ofZero() {
        return ofZero;
    }

    /** {@return the jump that compares two ints} */
    Opcode ofInts() {
        return ofInts;
    }
}
