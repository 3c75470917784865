package io.zeolite.engine.compiler;

/** Where a vector is that is an operand, but not on the operand stack of the JVM. */
sealed interface VectorSource {

    /**
     * A vector in a variable.
     *
     * @param variable  the variable, which has one of the kinds of vectors
     * @param temporary whether the variable is for this operand alone, and is not a local of the function
     */
    record InVariable(Variable variable, boolean temporary) implements VectorSource {
    }

    /**
     * A vector that is known.
     *
     * @param low  bytes 0 to 7
     * @param high bytes 8 to 15
     */
    record Constant(long low, long high) implements VectorSource {
    }

    /** {@return the kind that takes the least to load} */
    default Kind kind() {
        return this instanceof InVariable in ? in.variable().kind() : Kind.V;
    }

    private boolean isInLanes() {
        return kind() == Kind.VI || kind() == Kind.VF;
    }

    /** {@return whether any of the vectors is known to be used in lanes of 32 bits} */
    static boolean isAnyInLanes(VectorSource[] sources) {
        for (VectorSource source : sources) {
            if (source.isInLanes()) {
                return true;
            }
        }
        return false;
    }

    /** {@code [..] -> [.., part]}: a part of the vector, as another kind of vectors has it. */
    default void load(Emitter out, Kind as, int part) {
        switch (this) {
            case Constant constant -> pushConstant(out, constant, as, part);
            case InVariable in -> load(out, in.variable(), as, part);
        }
    }

    private static void pushConstant(Emitter out, Constant constant, Kind as, int part) {
        if (as == Kind.V) {
            out.push(part == 0 ? constant.low() : constant.high());
            return;
        }
        if (as == Kind.VB) {
            new VectorApi(out).constant(constant.low(), constant.high());
            return;
        }
        int lane = (int) ((part < 2 ? constant.low() : constant.high()) >>> Integer.SIZE * (part & 1));
        if (as == Kind.VI) {
            out.push(lane);
        } else {
            out.pushFloat(lane);
        }
    }

    private static void load(Emitter out, Variable variable, Kind as, int part) {
        if (variable.kind() == as) {
            out.load(variable.part(part));
        } else if (as == Kind.VB) {
            load(out, variable, Kind.V, 0);
            load(out, variable, Kind.V, 1);
            new VectorApi(out).ofHalves();
        } else if (variable.kind() == Kind.VB) {
            loadLane(out, variable, as, part);
        } else if (as == Kind.V) {
            loadInt(out, variable, 2 * part);
            out.extendUnsigned();
            loadInt(out, variable, 2 * part + 1);
            out.code.i2l();
            out.push(Integer.SIZE);
            out.code.lshl().lor();
        } else {
            loadInt(out, variable, part);
            if (as == Kind.VF) {
                out.intToFloatBits();
            }
        }
    }

    /** {@code [..] -> [.., lane]}. */
    private static void loadLane(Emitter out, Variable variable, Kind as, int part) {
        VectorLane lane = switch (as) {
            case VI -> VectorLane.INT;
            case VF -> VectorLane.FLOAT;
            default -> VectorLane.LONG;
        };
        VectorApi api = new VectorApi(out);
        out.load(variable);
        api.as(lane);
        out.push(part);
        api.extract(lane);
    }

    /** {@code [..] -> [.., lane]}. */
    private static void loadInt(Emitter out, Variable variable, int lane) {
        switch (variable.kind()) {
            case V -> {
                out.load(variable.part(lane / 2));
                if (lane % 2 == 1) {
                    out.push(Integer.SIZE);
                    out.code.lushr();
                }
                out.code.l2i();
            }
            case VI -> out.load(variable.part(lane));
            case VF -> {
                out.load(variable.part(lane));
                out.floatToIntBits();
            }
            case I, J, F, D, L, VB -> throw new IllegalArgumentException("no vector: " + variable);
        }
    }
}
