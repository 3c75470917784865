package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * {@code fd_read}, {@code fd_write} and their like: data between files and the guest's memory, without a copy. As
 * programs spend their time in them, these four are typed functions, and allocate nothing.
 */
final class Transfers {

    private static final MethodType AT_POSITION = MethodType.methodType(int.class, Function.class, Context.class,
            ModuleInstance.class, int.class, int.class, int.class, int.class);
    private static final MethodType AT_OFFSET = AT_POSITION.insertParameterTypes(6, long.class);

    private static final Step READ = (context, state, descriptor, buffer, before) -> descriptor.read(context, state,
            buffer, before);
    private static final Step WRITE = (context, state, descriptor, buffer, _) -> descriptor.write(context, state,
            buffer);
    private static final Step PREAD = (_, _, descriptor, buffer, at) -> descriptor.file().pread(buffer, at);
    private static final Step PWRITE = (_, _, descriptor, buffer, at) -> descriptor.file().pwrite(buffer, at);

    private Transfers() {
    }

    static void addTo(FunctionTable table) {
        table.addDirect("fd_read", handle("read", AT_POSITION), i32("fd"), i32("iovs"), i32("iovs_len"),
                i32("result.nread"));
        table.addDirect("fd_pread", handle("pread", AT_OFFSET), i32("fd"), i32("iovs"), i32("iovs_len"), i64("offset"),
                i32("result.nread"));
        table.addDirect("fd_write", handle("write", AT_POSITION), i32("fd"), i32("iovs"), i32("iovs_len"),
                i32("result.nwritten"));
        table.addDirect("fd_pwrite", handle("pwrite", AT_OFFSET), i32("fd"), i32("iovs"), i32("iovs_len"),
                i64("offset"), i32("result.nwritten"));
    }

    private static MethodHandle handle(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findStatic(Transfers.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    /** Moves data between a buffer and what a descriptor stands for; captures nothing. */
    @FunctionalInterface
    interface Step {
        /** {@return how many bytes were moved; {@code at} is where the call began, plus what it has moved before} */
        int move(Context context, GuestState state, Descriptor descriptor, ByteBuffer buffer, long at)
                throws ErrnoException;
    }

    private static int read(Function<ModuleInstance, GuestState> begin, Context context, ModuleInstance caller,
            int number, int iovecs, int count, int result) {
        try {
            GuestState state = caller.attachment(GuestState.KEY, begin);
            Descriptor descriptor = state.descriptors().get(number).require(Rights.FD_READ);
            descriptor.toRead();
            synchronized (descriptor.readLock()) { // what two threads move must not mix
                return transfer(context, caller, state, descriptor, READ, iovecs, count, 0, result);
            }
        } catch (ErrnoException failure) {
            return WasiErrno.of(failure.errno()).number();
        }
    }

    private static int write(Function<ModuleInstance, GuestState> begin, Context context, ModuleInstance caller,
            int number, int iovecs, int count, int result) {
        try {
            GuestState state = caller.attachment(GuestState.KEY, begin);
            Descriptor descriptor = state.descriptors().get(number).require(Rights.FD_WRITE);
            descriptor.toWrite();
            synchronized (descriptor.writeLock()) {
                return transfer(context, caller, state, descriptor, WRITE, iovecs, count, 0, result);
            }
        } catch (ErrnoException failure) {
            return WasiErrno.of(failure.errno()).number();
        }
    }

    private static int pread(Function<ModuleInstance, GuestState> begin, Context context, ModuleInstance caller,
            int number, int iovecs, int count, long offset, int result) {
        try {
            GuestState state = caller.attachment(GuestState.KEY, begin);
            Descriptor descriptor = state.descriptors().get(number).require(Rights.FD_READ | Rights.FD_SEEK);
            descriptor.toRead();
            requireNotNegative(offset);
            return transfer(context, caller, state, descriptor, PREAD, iovecs, count, offset, result);
        } catch (ErrnoException failure) {
            return WasiErrno.of(failure.errno()).number();
        }
    }

    private static int pwrite(Function<ModuleInstance, GuestState> begin, Context context, ModuleInstance caller,
            int number, int iovecs, int count, long offset, int result) {
        try {
            GuestState state = caller.attachment(GuestState.KEY, begin);
            Descriptor descriptor = state.descriptors().get(number).require(Rights.FD_WRITE | Rights.FD_SEEK);
            descriptor.toWrite();
            requireNotNegative(offset);
            return transfer(context, caller, state, descriptor, PWRITE, iovecs, count, offset, result);
        } catch (ErrnoException failure) {
            return WasiErrno.of(failure.errno()).number();
        }
    }

    private static void requireNotNegative(long offset) throws ErrnoException {
        if (offset < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** As {@link Iovecs#transfer}; {@return the number of success} */
    private static int transfer(Context context, ModuleInstance caller, GuestState state, Descriptor descriptor,
            Step step, int iovecs, int count, long offset, int result) throws ErrnoException {
        Iovecs.transfer(context, GuestMemory.of(caller), state, descriptor, step, Integer.toUnsignedLong(iovecs),
                Integer.toUnsignedLong(count), offset, Integer.toUnsignedLong(result));
        return WasiErrno.ESUCCESS.number();
    }
}
