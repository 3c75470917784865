package io.zeolite.engine.compiler;

import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.numeric.vector.VectorFunction;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses how the vectors in each local are used most: as halves, or as four i32 or f32. A variable of that kind saves
 * taking them apart and putting them together, which takes longer than the arithmetic.
 * <p>
 * It follows vectors from one instruction to the next where control neither parts nor meets. What it does not see costs
 * time when the function runs, and nothing else.
 */
final class VectorLocals {

    private static final int PASSES = 2;
    private static final int MOST_DEPTH = 6;
    private static final int BITS_PER_DEPTH = 3;
    private static final Vector UNKNOWN = new Vector(-1, Kind.L);

    private final InstructionReader reader;
    private final Expression body;
    private final List<ValueType> types;
    /** For each kind, how often each local is used so. */
    private final Map<Kind, long[]> uses = new EnumMap<>(Kind.class);
    private final Kind[] kinds;
    /** The vectors among the last operands. */
    private final List<Vector> operands = new ArrayList<>();
    /** Which of the blocks around are loops. */
    private final BitSet loops = new BitSet();
    private int blocks;

    /**
     * A vector on the operand stack.
     *
     * @param local the local that it was read from, or a negative number
     * @param kind  the kind that it has; that of references if any will do
     */
    private record Vector(int local, Kind kind) {
    }

    private VectorLocals(List<ValueType> types, Expression body) {
        this.types = types;
        this.body = body;
        this.reader = new InstructionReader(body);
        this.kinds = Kind.of(types);
    }

    /** {@return the kinds of a function's locals, of which parameters are the first} */
    static Kind[] kinds(List<ValueType> types, Expression body) {
        VectorLocals locals = new VectorLocals(types, body);
        for (int pass = 0; types.contains(VectorType.V128) && pass < PASSES; pass++) {
            locals.pass();
        }
        return locals.kinds;
    }

    private void pass() {
        for (Kind kind : new Kind[] {Kind.V, Kind.VI, Kind.VF}) {
            uses.put(kind, new long[kinds.length]);
        }
        reader.reset(body);
        while (reader.hasNext()) {
            instruction(reader.next());
        }
        operands.clear();
        for (int local = 0; local < kinds.length; local++) {
            if (kinds[local].isVector()) {
                long ints = uses.get(Kind.VI)[local];
                long floats = uses.get(Kind.VF)[local];
                Kind lanes = floats > ints ? Kind.VF : Kind.VI;
                kinds[local] = Math.max(ints, floats) > uses.get(Kind.V)[local] ? lanes : Kind.V;
            }
        }
    }

    private void instruction(Opcode opcode) {
        switch (opcode) {
            case LOCAL_GET -> get();
            case LOCAL_SET -> set();
            case LOCAL_TEE -> {
                set();
                get();
            }
            case BLOCK, LOOP, IF, TRY_TABLE -> {
                loops.set(blocks++, opcode == Opcode.LOOP);
                operands.clear();
            }
            case END -> {
                blocks = Math.max(0, blocks - 1);
                loops.clear(blocks);
                operands.clear();
            }
            default -> {
                if (opcode.isVector()) {
                    vector(VectorFunction.deterministic(opcode));
                } else if (!isArithmetic(opcode)) {
                    operands.clear();
                }
            }
        }
    }

    /** {@return whether the instruction surely takes no vectors and gives none} */
    private static boolean isArithmetic(Opcode opcode) {
        return opcode.prefix() == 0 && opcode.compareTo(Opcode.I32_LOAD) >= 0;
    }

    private void get() {
        int local = reader.index();
        if (types.get(local) == VectorType.V128) {
            operands.add(new Vector(local, kinds[local] == Kind.V ? Kind.L : kinds[local]));
        }
    }

    private void set() {
        if (types.get(reader.index()) == VectorType.V128) {
            use(new Vector(reader.index(), Kind.L), pop().kind);
        }
    }

    private Vector pop() {
        return operands.isEmpty() ? UNKNOWN : operands.removeLast();
    }

    private void use(Vector vector, Kind as) {
        long[] counts = uses.get(as);
        if (vector.local >= 0 && counts != null) {
            counts[vector.local] += 1L << BITS_PER_DEPTH * Math.min(MOST_DEPTH, loops.cardinality());
        }
    }

    private void vector(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        long count = signature.operands().stream().filter(operand -> operand == OperandKind.V128).count();
        Vector[] popped = new Vector[(int) count];
        Arrays.setAll(popped, _ -> pop());
        Kind kind = Kind.L;
        if (takesAnyKind(opcode)) {
            for (Vector vector : popped) {
                kind = vector.kind == Kind.L ? kind : vector.kind;
            }
        } else {
            kind = LaneEmitter.operandKind(opcode);
        }
        for (Vector vector : popped) {
            use(vector, kind);
        }
        if (signature.resultCount() == 1 && signature.result(0) == OperandKind.V128) {
            operands.add(new Vector(UNKNOWN.local, takesAnyKind(opcode) ? kind : LaneEmitter.resultKind(opcode)));
        }
    }

    private boolean takesAnyKind(Opcode opcode) {
        return switch (opcode) {
            case V128_CONST, V128_LOAD, V128_STORE, V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR,
                    V128_BITSELECT -> true;
            case I8X16_SHUFFLE -> ShuffleEmitter.isOfLanes(reader);
            default -> false;
        };
    }
}
