package io.zeolite.engine.interpreter;

/**
 * The instructions of the register machine that functions are translated to. They are not those of WebAssembly: operands
 * are slots of the frame, and several instructions of WebAssembly are often one of these.
 * <p>
 * Shape: a word of 64 bits has the operation in the lowest byte and one of two layouts.
 * <pre>
 * bits   0-7 operation   8-15 minor   16-31 d   32-47 a   48-63 b
 * bits   0-7 operation   8-31 target or immediate   32-47 a   48-63 b
 * </pre>
 */
final class Op {
    // Control, and what is rare. No destination.
    /** Goes to {@code target}. */
    static final int BRANCH = 0;
    /** {@code target} is the number of labels but the default; a target per word follows, the default last. */
    static final int BRANCH_TABLE = 1;
    /** Returns no values. */
    static final int RETURN = 2;
    /** Returns the number in a. */
    static final int RETURN_VALUE = 3;
    /** Returns the reference in a. */
    static final int RETURN_REFERENCE = 4;
    /** Returns {@code target} values that lie from a on. */
    static final int RETURN_MANY = 5;
    /** Calls the function {@code target}; parameters and results from b on. */
    static final int CALL = 6;
    /** Calls element a of table {@code target}; from b on; the type's index follows. */
    static final int CALL_INDIRECT = 7;
    /** Calls the function that a refers to; from b on. */
    static final int CALL_REFERENCE = 8;
    /** Is a {@link #CALL} in place of this frame; a return of the frame's first slots follows, for functions of other tiers. */
    static final int TAIL_CALL = 9;
    /** Is a {@link #CALL_INDIRECT} in place of this frame. */
    static final int TAIL_CALL_INDIRECT = 10;
    /** Is a {@link #CALL_REFERENCE} in place of this frame. */
    static final int TAIL_CALL_REFERENCE = 11;
    /** Ends execution if the instance was interrupted. */
    static final int CHECK_INTERRUPTION = 12;
    /** Traps. */
    static final int UNREACHABLE = 13;
    /** Throws an exception of tag {@code target} with the values from a on. */
    static final int THROW = 14;
    /** Throws the exception that a refers to. */
    static final int THROW_REFERENCE = 15;
    /** Goes to {@code target} if a is null. */
    static final int BRANCH_NULL = 16;
    /** Goes to {@code target} if a is not null. */
    static final int BRANCH_NON_NULL = 17;
    /** Traps if a is null. */
    static final int CHECK_NON_NULL = 18;
    /** Sets the i32 global {@code target} to a. */
    static final int GLOBAL_SET_32 = 19;
    /** Sets the i64 global {@code target} to a. */
    static final int GLOBAL_SET_64 = 20;
    /** d := a, and the slot after d := b. */
    static final int MOVE_PAIR = 21;
    /** d := a, then a := b. */
    static final int MOVE_CHAIN = 22;
    /** Does the load or store that {@code minor} is, of slot d, at the address in a of memory b; the offset follows. */
    static final int ACCESS = 23;
    /** Is an {@link #ACCESS} with a 64-bit address. */
    static final int ACCESS_64 = 24;
    /** Does what is left: {@code target} is the ordinal of the opcode, the operands lie from b on, immediates follow. */
    static final int INSTANCE = 25;

    // Stores.
    /** Stores b at the address in a plus {@code target}, as the next ones do. */
    static final int STORE_8 = 26;
    static final int STORE_16 = 27;
    static final int STORE_32 = 28;
    static final int STORE_64 = 29;
    /** Stores d at the sum of a and b plus {@code minor}, as the next ones do. */
    static final int STORE_8_X = 30;
    static final int STORE_32_X = 31;
    static final int STORE_64_X = 32;

    // Branches that compare.
    /** Adds to an i32 slot, then branches like the one named so; the slot, and what is added in the upper half, follow. */
    static final int ADD_BRANCH_NE = 33;
    static final int ADD_BRANCH_LT_S = 34;
    static final int ADD_BRANCH_LT_U = 35;
    static final int ADD_BRANCH_NE_I = 36;
    /** Goes to {@code target} if a = b, as the next ones do under their condition. */
    static final int BRANCH_EQ = 37;
    static final int BRANCH_NE = 38;
    static final int BRANCH_LT_S = 39;
    static final int BRANCH_LT_U = 40;
    static final int BRANCH_LE_S = 41;
    static final int BRANCH_LE_U = 42;
    /** Goes to {@code target} if a equals the signed 16-bit number in b's place, and so on. */
    static final int BRANCH_EQ_I = 43;
    static final int BRANCH_NE_I = 44;
    static final int BRANCH_LT_S_I = 45;
    static final int BRANCH_GE_S_I = 46;
    static final int BRANCH_LT_U_I = 47;
    static final int BRANCH_GE_U_I = 48;

    // Destination d, others.
    /** d := a, as a reference. */
    static final int MOVE_REFERENCE = 49;
    /** d := the signed number in the upper half of the word. */
    static final int CONST = 50;
    /** d := the word that follows. */
    static final int CONST_64 = 51;
    /** d := null. */
    static final int NULL = 52;
    /** d := whether a is null. */
    static final int IS_NULL = 53;
    /** d := a if the slot in the word that follows is not zero, else b. */
    static final int SELECT = 54;
    /** Is a {@link #SELECT} of references. */
    static final int SELECT_REFERENCE = 55;

    // Destination d, from a and b.
    /** d := a. */
    static final int MOVE = 56;
    /** d := whether a = b; i32 slots are sign-extended, so that one instruction serves both widths. */
    static final int EQ = 57;
    static final int NE = 58;
    static final int LT_S = 59;
    static final int LT_U = 60;
    static final int LE_S = 61;
    static final int LE_U = 62;
    /** d := a and b, for both widths, as the next ones do. */
    static final int AND = 63;
    static final int OR = 64;
    static final int XOR = 65;
    /** d := a + b, as the next ones do. */
    static final int I32_ADD = 66;
    static final int I32_SUB = 67;
    static final int I32_MUL = 68;
    static final int I32_SHL = 69;
    static final int I32_SHR_S = 70;
    static final int I32_SHR_U = 71;
    static final int I32_ROTL = 72;
    static final int I32_ROTR = 73;
    static final int I32_DIV_S = 74;
    static final int I32_DIV_U = 75;
    static final int I32_REM_S = 76;
    static final int I32_REM_U = 77;
    static final int I64_ADD = 78;
    static final int I64_SUB = 79;
    static final int I64_MUL = 80;
    static final int I64_SHL = 81;
    static final int I64_SHR_S = 82;
    static final int I64_SHR_U = 83;
    static final int I64_ROTL = 84;
    static final int I64_ROTR = 85;
    /** d := the lower half of a. */
    static final int I32_WRAP = 86;
    /** d := the lower half of a, zero-extended. */
    static final int I64_EXTEND_U = 87;
    /** d := what lies at the sum of a and b plus {@code minor}, as the next ones do. */
    static final int LOAD_8_U_X = 88;
    static final int LOAD_32_S_X = 89;
    static final int LOAD_64_X = 90;
    static final int F32_ADD = 91;
    static final int F32_SUB = 92;
    static final int F32_MUL = 93;
    static final int F32_DIV = 94;
    static final int F64_ADD = 95;
    static final int F64_SUB = 96;
    static final int F64_MUL = 97;
    static final int F64_DIV = 98;
    static final int F64_EQ = 99;
    static final int F64_NE = 100;
    static final int F64_LT = 101;
    static final int F64_LE = 102;
    /** d := the slot in the word that follows + a * b, rounded twice. */
    static final int F64_MUL_ADD = 103;
    /** d := the slot in the word that follows - a * b, rounded twice. */
    static final int F64_MUL_SUB = 104;
    /** d := what the plain opcode {@code minor} makes of a and b. */
    static final int NUMERIC = 105;

    // Destination in b's place, from a and an immediate.
    /** b := whether a equals {@code immediate}, and so on. */
    static final int EQ_I = 106;
    static final int NE_I = 107;
    static final int LT_S_I = 108;
    static final int GE_S_I = 109;
    static final int LT_U_I = 110;
    static final int GE_U_I = 111;
    static final int AND_I = 112;
    static final int OR_I = 113;
    static final int XOR_I = 114;
    static final int I32_ADD_I = 115;
    static final int I32_MUL_I = 116;
    static final int I32_SHL_I = 117;
    static final int I32_SHR_S_I = 118;
    static final int I32_SHR_U_I = 119;
    static final int I32_ROTL_I = 120;
    static final int I64_ADD_I = 121;
    static final int I64_MUL_I = 122;
    static final int I64_SHL_I = 123;
    static final int I64_SHR_S_I = 124;
    static final int I64_SHR_U_I = 125;
    static final int I64_ROTL_I = 126;
    /** b := what lies at the sum of a and {@code immediate}, as the next ones do. */
    static final int LOAD_8_U_D = 127;
    static final int LOAD_32_S_D = 128;
    static final int LOAD_64_D = 129;
    /** b := the i32 global {@code target}. */
    static final int GLOBAL_GET_32 = 130;
    static final int GLOBAL_GET_64 = 131;

    // Destination in b's place, from memory.
    /** b := what lies at the address in a plus {@code target}, as the next ones do. */
    static final int LOAD_8_S = 132;
    static final int LOAD_8_U = 133;
    static final int LOAD_16_S = 134;
    static final int LOAD_16_U = 135;
    static final int LOAD_32_S = 136;
    static final int LOAD_32_U = 137;
    static final int LOAD_64 = 138;

    private Op() {
    }

    /** {@return a word of the first layout} */
    static long word(int op, int d, int a, int b) {
        return op | (long) d << 16 | (long) a << 32 | (long) b << 48;
    }

    /** {@return a word of the second layout} */
    static long target(int op, int target, int a, int b) {
        return op | (target & 0xff_ffffL) << 8 | (long) a << 32 | (long) b << 48;
    }

    /** {@return a {@link #CONST}} */
    static long constant(int d, int value) {
        return CONST | (long) d << 16 | (long) value << 32;
    }

    static int op(long word) {
        return (int) word & 0xff;
    }

    static int a(long word) {
        return (int) (word >>> 32) & 0xffff;
    }

    static int b(long word) {
        return (int) (word >>> 48);
    }

    static int immediate(long word) {
        return (int) word >> 8;
    }

    /** {@return the slot that the instruction sets; -1 if there is none or it cannot be another} */
    static int destination(long word) {
        int op = op(word);
        return op < MOVE_REFERENCE ? -1 : op < EQ_I ? (int) word >>> 16 : b(word);
    }

    /** {@return the instruction with another destination} */
    static long withDestination(long word, int slot) {
        return op(word) < EQ_I
                ? word & ~0xffff_0000L | (long) slot << 16
                : word & ~(0xffffL << 48) | (long) slot << 48;
    }

    /** {@return whether the instruction compares integers, and can be {@linkplain #negated negated}} */
    static boolean isComparison(int op) {
        return op >= EQ && op <= LE_U || op >= EQ_I && op <= GE_U_I;
    }

    /** {@return the comparison with the opposite result} */
    static long negated(long word) {
        int op = op(word);
        int opposite = switch (op) {
            case EQ -> NE;
            case NE -> EQ;
            case LT_S -> LE_S;
            case LE_S -> LT_S;
            case LT_U -> LE_U;
            case LE_U -> LT_U;
            case EQ_I -> NE_I;
            case NE_I -> EQ_I;
            case LT_S_I -> GE_S_I;
            case GE_S_I -> LT_S_I;
            case LT_U_I -> GE_U_I;
            case GE_U_I -> LT_U_I;
            default -> throw new IllegalArgumentException("no comparison: " + op);
        };
        boolean swapped = op >= LT_S && op <= LE_U;
        return swapped ? word(opposite, (int) word >>> 16, b(word), a(word)) : word & ~0xffL | opposite;
    }
}
