package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleInstance;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** A guest's memory, in which addresses out of bounds are {@link Errno#EFAULT}. */
final class GuestMemory {

    /** As long as paths may be anywhere in the system. */
    private static final int MAX_PATH_BYTES = 4096;

    private static final Context.Key<GuestMemory> KEY = Context.Key.of("io.zeolite.wasi.memory", GuestMemory.class);

    private final Memory memory;
    /** The memory as it was when it was last looked at, as one buffer; so that transfers need no new one each. */
    private MemorySegment viewed = MemorySegment.NULL;
    private ByteBuffer view = ByteBuffer.allocate(0);
    private boolean lent;

    GuestMemory(Memory memory) {
        this.memory = memory;
    }

    static GuestMemory of(ModuleInstance guest) throws ErrnoException {
        try {
            return guest.attachment(KEY, GuestMemory::first);
        } catch (NoSuchElementException _) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    private static GuestMemory first(ModuleInstance guest) {
        return new GuestMemory(guest.memory());
    }

    /** Fails if any of the bytes lies outside memory. */
    void check(long address, long bytes) throws ErrnoException {
        if (address < 0 || bytes < 0 || address > memory.size() - bytes) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    int getUnsignedByte(long address) throws ErrnoException {
        check(address, Byte.BYTES);
        return Byte.toUnsignedInt(memory.getByte(address));
    }

    int getShort(long address) throws ErrnoException {
        check(address, Short.BYTES);
        return memory.getShort(address);
    }

    int getInt(long address) throws ErrnoException {
        check(address, Integer.BYTES);
        return memory.getInt(address);
    }

    long getUnsignedInt(long address) throws ErrnoException {
        return Integer.toUnsignedLong(getInt(address));
    }

    long getLong(long address) throws ErrnoException {
        check(address, Long.BYTES);
        return memory.getLong(address);
    }

    void setShort(long address, int value) throws ErrnoException {
        check(address, Short.BYTES);
        memory.setShort(address, (short) value);
    }

    void setInt(long address, long value) throws ErrnoException {
        check(address, Integer.BYTES);
        memory.setInt(address, (int) value);
    }

    void setLong(long address, long value) throws ErrnoException {
        check(address, Long.BYTES);
        memory.setLong(address, value);
    }

    void write(long address, byte[] bytes) throws ErrnoException {
        check(address, bytes.length);
        memory.write(address, bytes);
    }

    /** {@return the text of a path} */
    String path(long address, long bytes) throws ErrnoException {
        check(address, bytes);
        if (bytes > MAX_PATH_BYTES) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(memory.read(address, (int) bytes)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new ErrnoException(Errno.EILSEQ);
        }
    }

    /** {@return a buffer over the memory itself} */
    ByteBuffer buffer(long address, int bytes) throws ErrnoException {
        check(address, bytes);
        return memory.segment().asSlice(address, bytes).asByteBuffer();
    }

    /**
     * {@return a buffer over the memory itself, between position and limit, until {@link #giveBack}}
     *
     * It is the same one each time, where that is possible.
     */
    ByteBuffer borrow(long address, int bytes) throws ErrnoException {
        check(address, bytes);
        MemorySegment segment = memory.segment();
        if (lent || segment.byteSize() > Integer.MAX_VALUE) {
            return buffer(address, bytes);
        }
        if (segment != viewed) {
            viewed = segment;
            view = segment.asByteBuffer();
        }
        lent = true;
        return view.clear().limit((int) address + bytes).position((int) address);
    }

    /** Takes back what was borrowed, which must not be used any more. */
    void giveBack(ByteBuffer borrowed) {
        if (borrowed == view) {
            lent = false;
        }
    }
}
