package io.zeolite.engine.compiler;

import io.zeolite.api.type.AddressType;
import io.zeolite.format.Opcode;
import io.zeolite.format.Signature;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emits loads and stores. The segment of each memory that the function accesses is in a variable, which is read again
 * after what may have grown the memory: not at once, but before the next access or the next place where control flow
 * parts or meets.
 * <p>
 * Handles of the platform are called directly: HotSpot inlines what the platform marks for it into methods of any size,
 * but not helpers of ours. An access beyond the end throws what the segment throws, and a store that throws
 * has written nothing. Floating-point values keep the bits of every NaN on machines whose registers for such values
 * move bits as they are, as those of x86-64 and AArch64 do.
 */
final class MemoryEmitter {

    private static final int SIGN_BIT = 63;

    private final FunctionState state;
    private final Emitter out;
    private final Map<Integer, Variable> segments = new LinkedHashMap<>();
    private boolean stale;
    private int growths;

    MemoryEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        for (int memory : state.piece.memories) {
            segments.put(memory, out.variables.allocate(Kind.L));
        }
    }

    /** Reads the segments. */
    void begin() {
        segments.forEach((memory, segment) -> {
            state.pushSelf();
            InstanceMember.MEMORY.get(out.code, state.plan, memory);
            out.code.getfield(Names.MEMORY, "segment", Names.SEGMENT);
            // always succeeds; it makes HotSpot note the class of segments, which it then relies on
            out.code.checkcast(Names.SEGMENT);
            out.store(segment);
        });
        stale = false;
    }

    /** Says that memories may have grown. */
    void mayHaveGrown() {
        stale = true;
        growths++;
    }

    /** {@return how often memories may have grown so far} */
    int growths() {
        return growths;
    }

    /** Says that other threads may have grown memories, and that this one must see it. */
    void mayHaveSynchronized() {
        stale |= state.types.hasSharedMemory();
    }

    /** Brings the segments up to date. */
    void settle() {
        if (stale) {
            begin();
        }
    }

    /** Says that the segments are up to date on every way that leads here. */
    void settled() {
        stale = false;
    }

    /** {@code [.., address] -> [.., value]}. */
    void load(Opcode opcode) {
        settle();
        Signature signature = opcode.signature().orElseThrow();
        Kind kind = Kind.of(signature.result(0).valueType(AddressType.I32, AddressType.I32));
        MemoryLayout layout = MemoryLayout.of(kind, opcode.accessBytes());
        if (state.pending.isAbsent()) {
            pushSegment(layout);
            pushEffectiveAddress();
        } else {
            pushEffectiveAddress();
            out.store(state.address);
            pushSegment(layout);
            out.load(state.address);
        }
        layout.get(out);
        widen(kind, layout, opcode.text().endsWith("_u"));
        state.stack.pop();
        state.stack.push(kind);
    }

    /** {@code [.., address, value] -> [..]}. */
    void store(Opcode opcode) {
        settle();
        Kind kind = state.stack.pop();
        state.stack.pop();
        MemoryLayout layout = MemoryLayout.of(kind, opcode.accessBytes());
        int mark = out.variables.mark();
        Variable value = out.variables.allocate(kind);
        boolean onStack = !state.pending.isAbsent();
        if (onStack) {
            state.pending.flush();
            out.store(value);
        }
        addOffset();
        out.store(state.address);
        pushSegment(layout);
        out.load(state.address);
        if (onStack) {
            out.load(value);
        } else {
            state.pending.flush();
        }
        narrow(kind, layout);
        layout.set(out);
        out.variables.release(mark);
    }

    /** {@code [.., address] -> [..]}: the address of accesses that follow, which may be several. */
    void takeAddress() {
        settle();
        takeAddressAlone();
    }

    /** {@code [.., address] -> [..]}: the address of an access by other means than the segments, which it does not need. */
    void takeAddressAlone() {
        addOffset();
        out.store(state.address);
    }

    /** Lowers the address that was taken if it is negative, so that it stays beyond every memory when up to 15 is added. */
    void lowerNegativeAddress() {
        if (hasLongAddresses()) {
            // [..] -> [.., address, address] -> [.., address - (address >>> 63 << 4)]
            out.load(state.address);
            out.code.dup2();
            out.push(SIGN_BIT);
            out.code.lushr();
            out.push(4);
            out.code.lshl().lsub();
            out.store(state.address);
        }
    }

    /** {@code [..] -> [.., value]}: what lies so many bytes after the address that was taken. */
    void get(MemoryLayout layout, int distance) {
        pushSegment(layout);
        pushAddress(distance);
        layout.get(out);
    }

    /** {@code [..] -> [..]}: stores what {@code value} pushes so many bytes after the address that was taken. */
    void set(MemoryLayout layout, int distance, Runnable value) {
        pushSegment(layout);
        pushAddress(distance);
        value.run();
        narrow(Kind.I, layout);
        layout.set(out);
    }

    /** {@code [..] -> [.., segment, address]}: what an access of another kind takes, at the address that was taken. */
    void pushAccess() {
        out.load(segments.get(state.in.memory()));
        pushAddress(0);
    }

    private void pushAddress(int distance) {
        out.load(state.address);
        if (distance > 0) {
            out.push((long) distance);
            out.code.ladd();
        }
    }

    /** {@code [..] -> [.., handle, segment]}. */
    private void pushSegment(MemoryLayout layout) {
        layout.push(out);
        out.load(segments.get(state.in.memory()));
    }

    /** {@code [.., address] -> [.., effective address]}, where the address may be pending. */
    private void pushEffectiveAddress() {
        if (state.pending.isConstant()) {
            out.push(effective(state.pending.takeConstant()));
        } else {
            state.pending.flush();
            addOffset();
        }
    }

    private boolean hasLongAddresses() {
        return state.types.memory(state.in.memory()).address() == AddressType.I64;
    }

    /** {@return the sum of a constant address and the offset; negative if it is beyond every memory} */
    private long effective(long address) {
        if (!hasLongAddresses()) {
            return (address & Emitter.LOW_32) + state.in.offset();
        }
        return address < 0 || state.in.offset() < 0 ? -1 : address + state.in.offset();
    }

    /** {@code [.., address] -> [.., effective address]}, which is negative if it is beyond every memory. */
    private void addOffset() {
        long offset = state.in.offset();
        if (!hasLongAddresses()) {
            out.extendUnsigned();
            if (offset != 0) {
                out.push(offset);
                out.code.ladd();
            }
        } else if (offset < 0) {
            out.code.pop2();
            out.push(-1L);
        } else if (offset > 0) {
            // [.., address] -> [.., sign, address] -> [.., sign | (address + offset)]
            out.code.dup2();
            out.push(SIGN_BIT);
            out.code.lshr();
            out.swap(Kind.J);
            out.push(offset);
            out.code.ladd().lor();
        }
    }

    private void widen(Kind kind, MemoryLayout layout, boolean unsigned) {
        if (unsigned && layout == MemoryLayout.I8) {
            out.push(0xFF);
            out.code.iand();
        } else if (unsigned && layout == MemoryLayout.I16) {
            out.code.i2c();
        }
        if (kind == Kind.J && layout == MemoryLayout.I32 && unsigned) {
            out.extendUnsigned();
        } else if (kind == Kind.J && layout != MemoryLayout.I64) {
            out.code.i2l();
        }
    }

    private void narrow(Kind kind, MemoryLayout layout) {
        if (kind == Kind.J && layout != MemoryLayout.I64) {
            out.code.l2i();
        }
        if (layout == MemoryLayout.I8) {
            out.code.i2b();
        } else if (layout == MemoryLayout.I16) {
            out.code.i2s();
        }
    }
}
