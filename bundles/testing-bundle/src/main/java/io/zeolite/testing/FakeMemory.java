package io.zeolite.testing;

import io.zeolite.api.Memory;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A linear memory without an engine, of standard pages. Growing it replaces its segment. */
public final class FakeMemory implements Memory {

    /** The size of a page in bytes. */
    public static final int PAGE_BYTES = 1 << MemoryType.STANDARD_PAGE_SIZE_LOG2;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Limits limits;
    private MemorySegment segment;

    private FakeMemory(Limits limits) {
        this.limits = limits;
        this.segment = allocate(limits.minimum());
    }

    /**
     * {@return a memory that can grow}
     *
     * @param bytes the initial size, rounded up to whole pages
     */
    public static FakeMemory growable(long bytes) {
        return new FakeMemory(Limits.atLeast(pagesFor(bytes)));
    }

    /**
     * {@return a memory that cannot grow}
     *
     * @param bytes the size, rounded up to whole pages
     */
    public static FakeMemory fixed(long bytes) {
        return new FakeMemory(Limits.of(pagesFor(bytes), pagesFor(bytes)));
    }

    private static long pagesFor(long bytes) {
        return Math.ceilDiv(bytes, PAGE_BYTES);
    }

    private static MemorySegment allocate(long pages) {
        return Arena.ofAuto().allocate(pages * PAGE_BYTES, Long.BYTES);
    }

    @Override
    public MemoryDefinition definition() {
        return new MemoryDefinition("", 0, MemoryType.of(limits), Optional.empty(), List.of());
    }

    @Override
    public MemoryType type() {
        return MemoryType.of(new Limits(pages(), limits.maximum()));
    }

    @Override
    public long size() {
        return segment.byteSize();
    }

    @Override
    public long pages() {
        return size() / PAGE_BYTES;
    }

    @Override
    public long grow(long pages) {
        long before = pages();
        long maximum = limits.maximum().orElse(RuntimeConfig.MAX_MEMORY_PAGES);
        if (Long.compareUnsigned(pages, maximum - before) > 0) {
            return -1;
        }
        segment = allocate(before + pages).copyFrom(segment);
        return before;
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public byte getByte(long offset) {
        return segment.get(BYTE, offset);
    }

    @Override
    public short getShort(long offset) {
        return segment.get(SHORT, offset);
    }

    @Override
    public int getInt(long offset) {
        return segment.get(INT, offset);
    }

    @Override
    public long getLong(long offset) {
        return segment.get(LONG, offset);
    }

    @Override
    public void setByte(long offset, byte value) {
        segment.set(BYTE, offset, value);
    }

    @Override
    public void setShort(long offset, short value) {
        segment.set(SHORT, offset, value);
    }

    @Override
    public void setInt(long offset, int value) {
        segment.set(INT, offset, value);
    }

    @Override
    public void setLong(long offset, long value) {
        segment.set(LONG, offset, value);
    }

    @Override
    public byte[] read(long offset, int bytes) {
        Objects.checkFromIndexSize(offset, bytes, size());
        return segment.asSlice(offset, bytes).toArray(BYTE);
    }

    @Override
    public void write(long offset, byte[] bytes) {
        Objects.checkFromIndexSize(offset, bytes.length, size());
        MemorySegment.copy(bytes, 0, segment, BYTE, offset, bytes.length);
    }

    @Override
    public String readUtf8(long offset, int bytes) {
        return new String(read(offset, bytes), StandardCharsets.UTF_8);
    }
}
