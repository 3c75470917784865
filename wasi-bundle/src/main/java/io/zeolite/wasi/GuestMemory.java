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
import java.util.concurrent.atomic.AtomicReference;

/** A guest's memory, in which addresses out of bounds are {@link Errno#EFAULT}. */
final class GuestMemory {

    /** As long as paths may be anywhere in the system. */
    private static final int MAX_PATH_BYTES = 4096;

    private static final Context.Key<GuestMemory> KEY = Context.Key.of("io.zeolite.wasi.memory", GuestMemory.class);

    private final Memory memory;
    /** What the last transfer used, unless another one does; so that transfers need no new one each. */
    private final AtomicReference<View> spare = new AtomicReference<>();

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

    /** A memory as it is until it grows, and a buffer over it. */
    record View(MemorySegment segment, ByteBuffer buffer) {
    }

    /**
     * {@return a buffer over the memory itself, between position and limit, until {@link #giveBack}}
     *
     * It is the same one each time, where that is possible. Threads of a guest may each have one.
     */
    View borrow(long address, int bytes) throws ErrnoException {
        check(address, bytes);
        MemorySegment segment = memory.segment();
        if (segment.byteSize() > Integer.MAX_VALUE) {
            return new View(segment, segment.asSlice(address, bytes).asByteBuffer());
        }
        View view = spare.getAndSet(null);
        if (view == null || view.segment() != segment) {
            view = new View(segment, segment.asByteBuffer());
        }
        view.buffer().clear().limit((int) address + bytes).position((int) address);
        return view;
    }

    /** Takes back what was borrowed, which must not be used any more. */
    void giveBack(View borrowed) {
        if (borrowed.segment().byteSize() <= Integer.MAX_VALUE) {
            spare.set(borrowed);
        }
    }
}
