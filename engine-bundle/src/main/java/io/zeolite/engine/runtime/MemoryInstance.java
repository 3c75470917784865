package io.zeolite.engine.runtime;

import io.zeolite.api.Memory;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A memory of the store. */
public final class MemoryInstance implements Memory {

    /**
     * The bytes, of exactly the present size. Emitted code keeps it in a local variable and reads it again after
     * anything that can grow the memory, or that can tell a thread that another one has.
     */
    public MemorySegment segment = MemorySegment.NULL;

    /** A thread that no confined segment belongs to, as it never runs. */
    private static final Thread NOBODY = Thread.ofPlatform().unstarted(() -> {
    });
    /** What stands for the bytes of a memory whose instance was closed. */
    private static final LinearMemory NOTHING = new LinearMemory() {
        @Override
        public Optional<MemorySegment> reallocate(long size) {
            return Optional.empty();
        }

        @Override
        public void free() {
            // there is nothing to free
        }
    };

    private static final long WORD_BYTES = Long.BYTES;

    private final MemoryDefinition definition;
    private LinearMemory bytes;
    private volatile boolean forgotten;
    private final long maximumPages;
    private final int pageSizeLog2;
    private final Waiters waiters = new Waiters();
    /** The bytes and those after them up to a whole word; set before {@link #segment}. */
    private volatile MemorySegment wholeWords = MemorySegment.NULL;

    private static final VarHandle SEGMENT;

    static {
        try {
            SEGMENT = MethodHandles.lookup().findVarHandle(MemoryInstance.class, "segment", MemorySegment.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Makes a memory that has no bytes yet.
     *
     * @param maximumPages what growth must not exceed: the declared maximum within the limits of the runtime
     */
    public MemoryInstance(MemoryDefinition definition, LinearMemory bytes, long maximumPages) {
        this.definition = definition;
        this.bytes = bytes;
        this.maximumPages = maximumPages;
        this.pageSizeLog2 = definition.type().pageSizeLog2();
    }

    /**
     * Gets the bytes of the minimum size.
     *
     * @throws UnlinkableException   if the allocator cannot provide the size
     * @throws IllegalStateException if it provides something else, or the memory is closed
     */
    synchronized void allocate() {
        open();
        long size = definition.type().limits().minimum() << pageSizeLog2;
        segment = provide(size).orElseThrow(() -> new UnlinkableException(
                "memory[%d]: cannot allocate %d bytes".formatted(definition.index(), size)));
    }

    /** {@return the number of bytes that are allocated for so many, which are whole words} */
    static long allocated(long size) {
        return size + (WORD_BYTES - 1) & -WORD_BYTES;
    }

    private Optional<MemorySegment> provide(long size) {
        long allocated = allocated(size);
        Optional<MemorySegment> provided = bytes.reallocate(allocated);
        if (provided == null) {
            throw new IllegalStateException(
                    "memory allocator returned null for %d bytes, not an Optional".formatted(allocated));
        }
        provided.ifPresent(whole -> {
            checkUsable(whole, allocated);
            wholeWords = whole.asSlice(0, allocated);
        });
        return provided.map(whole -> whole.asSlice(0, size));
    }

    private void checkUsable(MemorySegment whole, long size) {
        boolean usable = whole.isNative() && !whole.isReadOnly() && whole.scope().isAlive()
                && whole.isAccessibleBy(NOBODY) && whole.byteSize() >= size && whole.address() % WORD_BYTES == 0;
        if (!usable) {
            throw new IllegalStateException(("memory allocator gave %s for %d bytes: "
                    + "not a native segment of that size, aligned to %d bytes, that every thread may write")
                    .formatted(whole, size, WORD_BYTES));
        }
        if (isShared() && segment != MemorySegment.NULL && whole.address() != segment.address()) {
            throw new IllegalStateException("shared memory cannot move, this is a bug in the memory allocator");
        }
    }

    @Override
    public MemoryDefinition definition() {
        return definition;
    }

    @Override
    public MemoryType type() {
        MemoryType declared = definition.type();
        OptionalLong maximum = declared.limits().maximum();
        return new MemoryType(declared.address(), new Limits(pages(), maximum), declared.shared(), pageSizeLog2);
    }

    @Override
    public long size() {
        return segment.byteSize();
    }

    /** {@inheritDoc} A thread that asks again and again sees that another one has grown the memory. */
    @Override
    public long pages() {
        return ((MemorySegment) SEGMENT.getAcquire(this)).byteSize() >>> pageSizeLog2;
    }

    @Override
    public synchronized long grow(long delta) {
        long before = pages();
        if (delta == 0) {
            return before;
        }
        if (Long.compareUnsigned(delta, maximumPages - before) > 0) {
            return -1;
        }
        Optional<MemorySegment> provided = provide((before + delta) << pageSizeLog2);
        if (provided.isEmpty()) {
            return -1;
        }
        SEGMENT.setRelease(this, provided.get());
        return before;
    }

    /** Gives up the bytes, which nobody reaches any more, nor what allocated them, and for whose changes nobody waits. */
    void close() {
        synchronized (this) {
            LinearMemory given = bytes;
            segment = MemorySegment.NULL;
            bytes = NOTHING;
            forgotten = true;
            given.free();
        }
        waiters.recheck();
    }

    boolean isForgotten() {
        return forgotten;
    }

    boolean isShared() {
        return definition.type().shared();
    }

    /** {@return the threads that wait for changes of the memory} */
    Waiters waiters() {
        return waiters;
    }

    /** {@return the bytes and those after them up to a whole word} */
    MemorySegment wholeWords() {
        return wholeWords;
    }

    /** {@return the bytes, for access from Java} */
    private MemorySegment open() {
        if (forgotten) {
            throw new IllegalStateException(
                    "memory[%d]: the instance that defines it is closed".formatted(definition.index()));
        }
        return segment;
    }

    /** Copies bytes within a memory or between two, as {@code memory.copy} does. */
    public static void copy(MemoryInstance target, long to, MemoryInstance source, long from, long count) {
        target.check(to, count);
        source.check(from, count);
        if (count <= ShortCopy.MOST_BYTES) {
            ShortCopy.copy(target.segment, to, source.segment, from, count);
        } else {
            MemorySegment.copy(source.segment, from, target.segment, to, count);
        }
    }

    /** Sets bytes to one value, as {@code memory.fill} does. */
    public void fill(long to, int value, long count) {
        check(to, count);
        segment.asSlice(to, count).fill((byte) value);
    }

    /** Copies bytes of a data segment, as {@code memory.init} does. */
    public void initialize(long to, MemorySegment data, long from, long count) {
        if (from > data.byteSize() - count || count < 0 || from < 0) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
        check(to, count);
        MemorySegment.copy(data, from, segment, to, count);
    }

    private void check(long offset, long count) {
        if (count < 0 || offset < 0 || offset > segment.byteSize() - count) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
    }

    @Override
    public MemorySegment segment() {
        return open();
    }

    @Override
    public byte getByte(long offset) {
        return open().get(MemoryAccess.I8, offset);
    }

    @Override
    public short getShort(long offset) {
        return open().get(MemoryAccess.I16, offset);
    }

    @Override
    public int getInt(long offset) {
        return open().get(MemoryAccess.I32, offset);
    }

    @Override
    public long getLong(long offset) {
        return open().get(MemoryAccess.I64, offset);
    }

    @Override
    public void setByte(long offset, byte value) {
        open().set(MemoryAccess.I8, offset, value);
    }

    @Override
    public void setShort(long offset, short value) {
        open().set(MemoryAccess.I16, offset, value);
    }

    @Override
    public void setInt(long offset, int value) {
        open().set(MemoryAccess.I32, offset, value);
    }

    @Override
    public void setLong(long offset, long value) {
        open().set(MemoryAccess.I64, offset, value);
    }

    @Override
    public byte[] read(long offset, int count) {
        MemorySegment present = open();
        Objects.checkFromIndexSize(offset, count, present.byteSize());
        byte[] copy = new byte[count];
        MemorySegment.copy(present, ValueLayout.JAVA_BYTE, offset, copy, 0, count);
        return copy;
    }

    @Override
    public void write(long offset, byte[] source) {
        MemorySegment present = open();
        Objects.checkFromIndexSize(offset, source.length, present.byteSize());
        MemorySegment.copy(source, 0, present, ValueLayout.JAVA_BYTE, offset, source.length);
    }

    @Override
    public String readUtf8(long offset, int count) {
        return new String(read(offset, count), StandardCharsets.UTF_8);
    }
}
