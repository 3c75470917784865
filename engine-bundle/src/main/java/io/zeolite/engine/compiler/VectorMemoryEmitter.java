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
    private final MemoryEmitter memory;

    VectorMemoryEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
    }

    /** {@code [.., address] -> [.., vector]}, or {@code [.., address, vector] -> [..]}. */
    void access(Opcode opcode) {
        if (opcode == Opcode.V128_STORE) {
            store();
            return;
        }
        memory.takeAddress();
        switch (opcode) {
            case V128_LOAD -> {
                memory.get(MemoryLayout.I64);
                memory.getUpperHalf();
            }
            case V128_LOAD8X8_S -> extend(I16x8.class, "extendI8x16S");
            case V128_LOAD8X8_U -> extend(I16x8.class, "extendI8x16U");
            case V128_LOAD16X4_S -> extend(I32x4.class, "extendI16x8S");
            case V128_LOAD16X4_U -> extend(I32x4.class, "extendI16x8U");
            case V128_LOAD32X2_S -> extend(I64x2.class, "extendI32x4S");
            case V128_LOAD32X2_U -> extend(I64x2.class, "extendI32x4U");
            case V128_LOAD8_SPLAT -> splat(MemoryLayout.I8, I8x16.class);
            case V128_LOAD16_SPLAT -> splat(MemoryLayout.I16, I16x8.class);
            case V128_LOAD32_SPLAT -> splat(MemoryLayout.I32, I32x4.class);
            case V128_LOAD64_SPLAT -> {
                memory.get(MemoryLayout.I64);
                out.dup(Kind.J);
            }
            case V128_LOAD32_ZERO -> {
                memory.get(MemoryLayout.I32);
                out.extendUnsigned();
                out.push(0L);
            }
            case V128_LOAD64_ZERO -> {
                memory.get(MemoryLayout.I64);
                out.push(0L);
            }
            default -> throw new IllegalArgumentException(opcode.text());
        }
        state.stack.pop();
        state.stack.push(Kind.V);
    }

    /** {@code [.., address, vector] -> [..]}: the last byte first, since if that fails, nothing must be stored. */
    private void store() {
        int mark = out.variables.mark();
        Variable vector = out.variables.allocate(Kind.V);
        out.store(vector);
        memory.takeAddress();
        memory.setUpperHalf(vector.half(1));
        memory.set(MemoryLayout.I64, () -> out.load(vector.half(0)));
        out.variables.release(mark);
        state.stack.pop(2);
    }

    /** {@code [..] -> [.., vector]}: eight bytes, of which four make each half. */
    private void extend(Class<?> shape, String name) {
        memory.get(MemoryLayout.I64);
        int mark = out.variables.mark();
        Variable read = out.variables.allocate(Kind.J);
        out.store(read);
        out.load(read);
        out.call(Names.of(shape), name, CD_long, CD_long);
        out.load(read);
        out.push(Integer.SIZE);
        out.code.lushr();
        out.call(Names.of(shape), name, CD_long, CD_long);
        out.variables.release(mark);
    }

    /** {@code [..] -> [.., vector]}. */
    private void splat(MemoryLayout layout, Class<?> shape) {
        memory.get(layout);
        out.call(Names.of(shape), "splat", CD_long, CD_int);
        out.dup(Kind.J);
    }

    /** {@code [.., address, vector] -> [.., vector]}, or {@code [.., address, vector] -> [..]}. */
    void accessLane(Opcode opcode) {
        int mark = out.variables.mark();
        Variable vector = out.variables.allocate(Kind.V);
        out.store(vector);
        memory.takeAddress();
        MemoryLayout layout = MemoryLayout.of(Kind.J, opcode.accessBytes());
        int lanesPerHalf = HALF_BYTES / opcode.accessBytes();
        Variable half = vector.half(state.in.lane() / lanesPerHalf);
        int lane = state.in.lane() % lanesPerHalf;
        state.stack.pop(2);
        if (opcode.signature().orElseThrow().resultCount() == 0) {
            memory.set(layout, () -> extract(layout, half, lane));
        } else {
            replace(layout, half, lane);
            out.load(vector);
            state.stack.push(Kind.V);
        }
        out.variables.release(mark);
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
    private void extract(MemoryLayout layout, Variable half, int lane) {
        boolean narrow = layout == MemoryLayout.I8 || layout == MemoryLayout.I16;
        out.load(half);
        out.push(lane);
        out.call(Names.of(shape(layout)), narrow ? "extractLaneS" : "extractLane", carrier(layout), CD_long, CD_int);
    }

    /** {@code [..] -> [..]}: puts what is loaded into the variable. */
    private void replace(MemoryLayout layout, Variable half, int lane) {
        out.load(half);
        memory.get(layout);
        out.push(lane);
        out.call(Names.of(shape(layout)), "replaceLane", CD_long, CD_long, carrier(layout), CD_int);
        out.store(half);
    }
}
