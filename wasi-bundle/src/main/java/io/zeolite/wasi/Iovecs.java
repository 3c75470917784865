package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.sysfs.ErrnoException;

/** The buffers of a call that moves data: an array of pairs of an address and a length in the guest's memory. */
final class Iovecs {

    private static final int BYTES = 8;
    /** Further vectors are left to the guest's next call, as a transfer may always be short. */
    private static final int MAX_COUNT = 1024;

    private Iovecs() {
    }

    /**
     * Moves until all is moved or a step falls short, and stores how many bytes were moved. An error after something
     * was moved waits for the next call. Nothing is moved if any address lies outside memory.
     *
     * @param iovecs the address of the pairs
     * @param count  how many they are
     * @param offset where in the file to begin, for steps that want to know
     * @param result the address of the number of bytes
     */
    static void transfer(Context context, GuestMemory memory, GuestState state, Descriptor descriptor,
            Transfers.Step step, long iovecs, long count, long offset, long result) throws ErrnoException {
        memory.check(result, Integer.BYTES);
        memory.check(iovecs, count * BYTES);
        long end = iovecs + Math.min(count, MAX_COUNT) * BYTES;
        for (long iovec = iovecs; iovec < end; iovec += BYTES) {
            memory.check(memory.getUnsignedInt(iovec), memory.getUnsignedInt(iovec + Integer.BYTES));
        }
        long total = 0;
        boolean goesOn = true;
        for (long iovec = iovecs; goesOn && iovec < end; iovec += BYTES) {
            long wanted = memory.getUnsignedInt(iovec + Integer.BYTES);
            int asked = (int) Math.min(wanted, Integer.MAX_VALUE - total);
            int moved = move(context, memory, state, descriptor, step, memory.getUnsignedInt(iovec), asked, offset,
                    total);
            total += moved;
            goesOn = moved == wanted;
        }
        memory.setInt(result, total);
    }

    private static int move(Context context, GuestMemory memory, GuestState state, Descriptor descriptor,
            Transfers.Step step, long address, int bytes, long offset, long before) throws ErrnoException {
        GuestMemory.View view = memory.borrow(address, bytes);
        try {
            return step.move(context, state, descriptor, view.buffer(), offset + before);
        } catch (ErrnoException failure) {
            if (before == 0) {
                throw failure;
            }
            return 0;
        } finally {
            memory.giveBack(view);
        }
    }
}
