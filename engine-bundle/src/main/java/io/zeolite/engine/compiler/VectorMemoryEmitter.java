package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.engine.numeric.vector.I16x8;
import io.zeolite.engine.numeric.vector.I32x4;
import io.zeolite.engine.numeric.vector.I64x2;
import io.zeolite.engine.numeric.vector.I8x16;
import io.zeolite.format.Opcode;
import java.lang.constant.ClassDesc;

/** Emits loads and stores of vectors and of their lanes. */
final class VectorMemoryEmitter {

    private static final int HALF_BYTES = 8;

    private final FunctionState state;
    private final Emitter out;
    private final VectorOperands vectors;
    private final MemoryEmitter memory;
    private final VectorApi api;

    VectorMemoryEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.vectors = state.vectors;
        this.memory = memory;
        this.api = new VectorApi(out);
    }

    /** {@code [.., address] -> [.., vector]}, or {@code [.., address, vector] -> [..]}. */
    void access(Opcode opcode) {
        if (opcode == Opcode.V128_STORE) {
            store();
            return;
        }
        vectors.begin();
        memory.takeAddress();
        state.stack.pop();
        vectors.result(state.functionPlan.usesVectorApi && loadByApi(opcode) ? Kind.VB : load(opcode));
    }

    /** {@return whether the load was emitted}: {@code [..] -> [.., bytes]}. */
    private boolean loadByApi(Opcode opcode) {
        switch (opcode) {
            case V128_LOAD -> {
                api.species(VectorLane.BYTE);
                memory.pushAccess();
                api.read();
            }
            case V128_LOAD8X8_S, V128_LOAD8X8_U -> extend(VectorLane.SHORT, opcode == Opcode.V128_LOAD8X8_S);
            case V128_LOAD16X4_S, V128_LOAD16X4_U -> extend(VectorLane.INT, opcode == Opcode.V128_LOAD16X4_S);
            case V128_LOAD32X2_S, V128_LOAD32X2_U -> extend(VectorLane.LONG, opcode == Opcode.V128_LOAD32X2_S);
            case V128_LOAD8_SPLAT -> splat(MemoryLayout.I8, VectorLane.BYTE);
            case V128_LOAD16_SPLAT -> splat(MemoryLayout.I16, VectorLane.SHORT);
            case V128_LOAD32_SPLAT -> splat(MemoryLayout.I32, VectorLane.INT);
            case V128_LOAD64_SPLAT -> splat(MemoryLayout.I64, VectorLane.LONG);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code [..] -> [.., bytes]}. */
    private void splat(MemoryLayout layout, VectorLane lane) {
        api.species(lane);
        memory.get(layout, 0);
        api.broadcast(lane);
        api.bytes(lane);
    }

    /** {@code [..] -> [.., bytes]}: eight bytes, of which are made lanes of twice the width. */
    private void extend(VectorLane to, boolean signed) {
        splat(MemoryLayout.I64, VectorLane.LONG);
        api.as(to.half());
        api.extend(to, signed, false);
        api.bytes(to);
    }

    /** {@code [..] -> [.., parts]}; returns the kind of the vector. */
    private Kind load(Opcode opcode) {
        switch (opcode) {
            case V128_LOAD -> {
                memory.get(MemoryLayout.I64, 0);
                memory.get(MemoryLayout.I64, HALF_BYTES);
            }
            case V128_LOAD8X8_S -> extend(I16x8.class, "extendI8x16S");
            case V128_LOAD8X8_U -> extend(I16x8.class, "extendI8x16U");
            case V128_LOAD16X4_S -> extend(I32x4.class, "extendI16x8S");
            case V128_LOAD16X4_U -> extend(I32x4.class, "extendI16x8U");
            case V128_LOAD32X2_S -> extend(I64x2.class, "extendI32x4S");
            case V128_LOAD32X2_U -> extend(I64x2.class, "extendI32x4U");
            case V128_LOAD8_SPLAT -> splat(MemoryLayout.I8, I8x16.class);
            case V128_LOAD16_SPLAT -> splat(MemoryLayout.I16, I16x8.class);
            case V128_LOAD32_SPLAT -> {
                memory.get(MemoryLayout.I32, 0);
                out.code.dup().dup().dup();
                return Kind.VI;
            }
            case V128_LOAD64_SPLAT -> {
                memory.get(MemoryLayout.I64, 0);
                out.code.dup2();
            }
            case V128_LOAD32_ZERO -> {
                memory.get(MemoryLayout.I32, 0);
                out.extendUnsigned();
                out.push(0L);
            }
            case V128_LOAD64_ZERO -> {
                memory.get(MemoryLayout.I64, 0);
                out.push(0L);
            }
            default -> throw new IllegalArgumentException(opcode.text());
        }
        return Kind.V;
    }

    /** {@code [..] -> [.., low, high]}: eight bytes, of which four make each half. */
    private void extend(Class<?> shape, String name) {
        memory.get(MemoryLayout.I64, 0);
        Variable read = out.variables.allocate(Kind.J);
        out.store(read);
        out.load(read);
        out.call(Names.of(shape), name, CD_long, CD_long);
        out.load(read);
        out.push(Integer.SIZE);
        out.code.lushr();
        out.call(Names.of(shape), name, CD_long, CD_long);
    }

    /** {@code [..] -> [.., low, high]}. */
    private void splat(MemoryLayout layout, Class<?> shape) {
        memory.get(layout, 0);
        out.call(Names.of(shape), "splat", CD_long, CD_int);
        out.code.dup2();
    }

    /** {@code [.., address, vector] -> [..]}: the last part first, since if that fails, nothing must be stored. */
    private void store() {
        VectorSource vector = vectors.pop();
        Kind kind = vector.kind();
        memory.takeAddress();
        state.stack.pop();
        if (state.functionPlan.usesVectorApi) {
            vector.load(out, Kind.VB, 0);
            memory.pushAccess();
            api.write();
            vectors.end();
            return;
        }
        MemoryLayout layout = MemoryLayout.of(kind.part(), kind.part().type().slotSize() * Integer.BYTES);
        int partBytes = HALF_BYTES * 2 / kind.parts();
        memory.lowerNegativeAddress();
        for (int part = kind.parts() - 1; part >= 0; part--) {
            int stored = part;
            memory.set(layout, part * partBytes, () -> vector.load(out, kind, stored));
        }
        vectors.end();
    }

    /** {@code [.., address, vector] -> [.., vector]}, or {@code [.., address, vector] -> [..]}. */
    void accessLane(Opcode opcode) {
        VectorSource vector = vectors.pop();
        memory.takeAddress();
        state.stack.pop();
        MemoryLayout layout = MemoryLayout.of(Kind.J, opcode.accessBytes());
        int lanesPerHalf = HALF_BYTES / opcode.accessBytes();
        int half = state.in.lane() / lanesPerHalf;
        int lane = state.in.lane() % lanesPerHalf;
        if (opcode.signature().orElseThrow().resultCount() == 0) {
            memory.set(layout, 0, () -> extract(vector, layout, half, lane));
            vectors.end();
            return;
        }
        for (int part = 0; part < 2; part++) {
            vector.load(out, Kind.V, part);
            if (part == half) {
                memory.get(layout, 0);
                out.push(lane);
                out.call(Names.of(shape(layout)), "replaceLane", CD_long, CD_long, carrier(layout), CD_int);
            }
        }
        vectors.result(Kind.V);
    }

    private static Class<?> shape(MemoryLayout layout) {
        return switch (layout) {
            case I8 -> I8x16.class;
            case I16 -> I16x8.class;
            case I32 -> I32x4.class;
            case I64 -> I64x2.class;
            case F32, F64 -> throw new IllegalArgumentException("no layout of lanes: " + layout);
        };
    }

    private static ClassDesc carrier(MemoryLayout layout) {
        return layout == MemoryLayout.I64 ? CD_long : CD_int;
    }

    /** {@code [..] -> [.., lane]}. */
    private void extract(VectorSource vector, MemoryLayout layout, int half, int lane) {
        if (layout == MemoryLayout.I32) {
            vector.load(out, Kind.VI, 2 * half + lane);
            return;
        }
        vector.load(out, Kind.V, half);
        out.push(lane);
        boolean narrow = layout != MemoryLayout.I64;
        out.call(Names.of(shape(layout)), narrow ? "extractLaneS" : "extractLane", carrier(layout), CD_long, CD_int);
    }
}
