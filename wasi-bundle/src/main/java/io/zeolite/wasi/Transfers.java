package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** {@code fd_read}, {@code fd_write} and their like: data between files and the guest's memory, without a copy. */
final class Transfers {

    private static final int IOVEC_BYTES = 8;
    /** Further vectors are left to the guest's next call, as a transfer may always be short. */
    private static final int MAX_IOVECS = 1024;

    private Transfers() {
    }

    static void addTo(FunctionTable table) {
        table.add("fd_read", Transfers::read, i32("fd"), i32("iovs"), i32("iovs_len"), i32("result.nread"));
        table.add("fd_pread", Transfers::pread, i32("fd"), i32("iovs"), i32("iovs_len"), i64("offset"),
                i32("result.nread"));
        table.add("fd_write", Transfers::write, i32("fd"), i32("iovs"), i32("iovs_len"), i32("result.nwritten"));
        table.add("fd_pwrite", Transfers::pwrite, i32("fd"), i32("iovs"), i32("iovs_len"), i64("offset"),
                i32("result.nwritten"));
    }

    /** Moves data between a buffer and a file. */
    @FunctionalInterface
    interface Step {
        /** {@return how many bytes were moved, when so many were moved before} */
        int move(ByteBuffer buffer, long before) throws ErrnoException;
    }

    private static void read(WasiCall call) throws ErrnoException {
        Descriptor descriptor = call.descriptor(0);
        descriptor.toRead();
        synchronized (descriptor.readLock()) { // what two threads move must not mix
            transfer(call, call.u32(3), (buffer, before) -> descriptor.read(call, buffer, before));
        }
    }

    private static void pread(WasiCall call) throws ErrnoException {
        GuestFile file = call.descriptor(0).toRead();
        long offset = offset(call);
        transfer(call, call.u32(4), (buffer, before) -> file.pread(buffer, offset + before));
    }

    private static void write(WasiCall call) throws ErrnoException {
        Descriptor descriptor = call.descriptor(0);
        descriptor.toWrite();
        synchronized (descriptor.writeLock()) {
            transfer(call, call.u32(3), (buffer, _) -> descriptor.write(call, buffer));
        }
    }

    private static void pwrite(WasiCall call) throws ErrnoException {
        GuestFile file = call.descriptor(0).toWrite();
        long offset = offset(call);
        transfer(call, call.u32(4), (buffer, before) -> file.pwrite(buffer, offset + before));
    }

    private static long offset(WasiCall call) throws ErrnoException {
        if (call.i64(3) < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return call.i64(3);
    }

    /** Moves until all is moved or a step falls short. An error after something was moved waits for the next call. */
    static void transfer(WasiCall call, long result, Step step) throws ErrnoException {
        GuestMemory memory = call.memory();
        memory.check(result, Integer.BYTES);
        long total = 0;
        for (ByteBuffer buffer : buffers(memory, call.u32(1), call.u32(2))) {
            int moved;
            try {
                moved = step.move(buffer, total);
            } catch (ErrnoException failure) {
                if (total == 0) {
                    throw failure;
                }
                break;
            }
            total += moved;
            if (buffer.hasRemaining()) {
                break;
            }
        }
        memory.setInt(result, total);
    }

    private static List<ByteBuffer> buffers(GuestMemory memory, long iovecs, long count) throws ErrnoException {
        memory.check(iovecs, count * IOVEC_BYTES);
        int used = (int) Math.min(count, MAX_IOVECS);
        List<ByteBuffer> buffers = new ArrayList<>(used);
        long room = Integer.MAX_VALUE;
        for (int index = 0; index < used && room > 0; index++) {
            long iovec = iovecs + (long) index * IOVEC_BYTES;
            long address = memory.getUnsignedInt(iovec);
            long bytes = memory.getUnsignedInt(iovec + Integer.BYTES);
            memory.check(address, bytes);
            buffers.add(memory.buffer(address, (int) Math.min(bytes, room)));
            room -= Math.min(bytes, room);
        }
        return buffers;
    }
}
