package io.zeolite.engine.runtime;

import io.zeolite.format.Opcode;
import java.util.Locale;

/** What atomic accesses to memory do, whatever their width. */
public enum AtomicAccess {
    /** Reads. */
    LOAD,
    /** Writes. */
    STORE,
    /** Adds. */
    ADD,
    /** Subtracts. */
    SUB,
    /** Keeps the bits that are also in the operand. */
    AND,
    /** Sets the bits that are in the operand. */
    OR,
    /** Flips the bits that are in the operand. */
    XOR,
    /** Replaces. */
    XCHG,
    /** Replaces what is as expected. */
    CMPXCHG;

    private static final AtomicAccess[] BY_ORDINAL = new AtomicAccess[Opcode.values().length];

    static {
        for (Opcode opcode : Opcode.values()) {
            if (opcode.isAtomic() && opcode.compareTo(Opcode.ATOMIC_FENCE) > 0) {
                BY_ORDINAL[opcode.ordinal()] = ofText(opcode.text());
            }
        }
    }

    /** {@return what an atomic load, store, or instruction that reads, modifies and writes, does} */
    public static AtomicAccess of(Opcode opcode) {
        return BY_ORDINAL[opcode.ordinal()];
    }

    private static AtomicAccess ofText(String text) {
        String operation = text.substring(text.lastIndexOf('.') + 1);
        if (operation.startsWith("load")) {
            return LOAD;
        } else if (operation.startsWith("store")) {
            return STORE;
        }
        return valueOf(operation.replace("_u", "").toUpperCase(Locale.ROOT));
    }

    /** {@return the name of the methods that do it in {@link Atomics} and {@link NarrowAtomics}} */
    public String method() {
        return name().toLowerCase(Locale.ROOT);
    }
}
