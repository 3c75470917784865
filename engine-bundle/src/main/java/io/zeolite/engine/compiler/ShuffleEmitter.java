package io.zeolite.engine.compiler;

import io.zeolite.format.InstructionReader;

/**
 * Emits {@code i8x16.shuffle}. Shuffles of whole lanes of 32 or 64 bits only choose variables; others shift halves of the
 * operands to where bytes of theirs belong.
 */
final class ShuffleEmitter {

    private static final int VECTOR_BYTES = 16;
    private static final int HALF_BYTES = 8;
    private static final int LANE_BYTES = 4;

    private final FunctionState state;
    private final Emitter out;
    private final VectorOperands vectors;

    ShuffleEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.vectors = state.vectors;
    }

    /** {@code [.., a, b] -> [.., vector]}. */
    void emit() {
        VectorSource[] operands = vectors.pop(2);
        if (keepsTogether(state.in, HALF_BYTES) && !VectorSource.isAnyInLanes(operands)) {
            choose(operands, Kind.V, HALF_BYTES);
        } else if (keepsTogether(state.in, LANE_BYTES)) {
            choose(operands, Kind.VI, LANE_BYTES);
        } else {
            for (int half = 0; half < 2; half++) {
                gather(operands, half * HALF_BYTES);
            }
            vectors.result(Kind.V);
        }
    }

    /** {@return whether the shuffle that was just read is one of lanes of 32 bits, which may be in variables of their own} */
    static boolean isOfLanes(InstructionReader in) {
        return keepsTogether(in, LANE_BYTES) && !keepsTogether(in, HALF_BYTES);
    }

    private int source(int place) {
        return state.in.lane(place);
    }

    /** {@return whether all groups of so many bytes come from such groups} */
    private static boolean keepsTogether(InstructionReader in, int bytes) {
        for (int place = 0; place < VECTOR_BYTES; place++) {
            int first = in.lane(place - place % bytes);
            if (first % bytes != 0 || in.lane(place) != first + place % bytes) {
                return false;
            }
        }
        return true;
    }

    private void choose(VectorSource[] operands, Kind kind, int bytes) {
        for (int place = 0; place < VECTOR_BYTES; place += bytes) {
            operands[source(place) / VECTOR_BYTES].load(out, kind, source(place) % VECTOR_BYTES / bytes);
        }
        vectors.result(kind);
    }

    /** {@code [..] -> [.., half]}: all bytes that come from one half and move by one distance are moved together. */
    private void gather(VectorSource[] operands, int first) {
        boolean isFirst = true;
        long done = 0;
        for (int place = 0; place < HALF_BYTES; place++) {
            if ((done & byteAt(place)) == 0) {
                int from = source(first + place);
                long moved = together(first, place);
                done |= moved;
                operands[from / VECTOR_BYTES].load(out, Kind.V, from % VECTOR_BYTES / HALF_BYTES);
                shift(place - from % HALF_BYTES, moved);
                if (!isFirst) {
                    out.code.lor();
                }
                isFirst = false;
            }
        }
    }

    private static long byteAt(int place) {
        return 0xFFL << Byte.SIZE * place;
    }

    /** {@return the places of the bytes that come from the same half, and move by the same distance, as one does} */
    private long together(int first, int place) {
        int from = source(first + place);
        long places = 0;
        for (int other = 0; other < HALF_BYTES; other++) {
            int fromOther = source(first + other);
            if (fromOther / HALF_BYTES == from / HALF_BYTES && other - fromOther == place - from) {
                places |= byteAt(other);
            }
        }
        return places;
    }

    /** {@code [.., half] -> [.., half]}: bytes, moved up by a distance; others are zero. */
    private void shift(int distance, long moved) {
        int bits = Byte.SIZE * Math.abs(distance);
        if (bits > 0) {
            out.push(bits);
            if (distance > 0) {
                out.code.lshl();
            } else {
                out.code.lushr();
            }
        }
        long left = distance > 0 ? -1L << bits : -1L >>> bits;
        if (left != moved) {
            out.push(moved);
            out.code.land();
        }
    }
}
