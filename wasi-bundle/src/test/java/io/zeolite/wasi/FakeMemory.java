package io.zeolite.wasi;

import io.zeolite.api.Memory;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One page of memory without an engine. */
final class FakeMemory implements Memory {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemoryType type = MemoryType.of(Limits.of(1, 1));
    private final MemorySegment segment = Arena.ofAuto().allocate(type.pageBytes());

    @Override
    public MemoryDefinition definition() {
        return new MemoryDefinition("fake", 0, type, Optional.empty(), List.of("memory"));
    }

    @Override
    public MemoryType type() {
        return type;
    }

    @Override
    public long size() {
        return segment.byteSize();
    }

    @Override
    public long grow(long pages) {
        return -1;
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public byte getByte(long offset) {
        return segment.get(ValueLayout.JAVA_BYTE, offset);
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
        segment.set(ValueLayout.JAVA_BYTE, offset, value);
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
        return segment.asSlice(offset, bytes).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void write(long offset, byte[] bytes) {
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, offset, bytes.length);
    }

    @Override
    public String readUtf8(long offset, int bytes) {
        return new String(read(offset, bytes), StandardCharsets.UTF_8);
    }
}
