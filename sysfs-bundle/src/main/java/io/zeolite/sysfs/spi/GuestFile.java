package io.zeolite.sysfs.spi;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.Whence;
import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open file or directory.
 * <p>
 * Errors: what is not implemented fails with {@link Errno#ENOSYS}, except where a method says otherwise. Operations
 * that need a file fail with {@link Errno#EISDIR} on a directory, and with {@link Errno#EBADF} on a file that was not
 * opened for them.
 * <p>
 * Threads: safe; a guest may have several.
 */
@ConsumerType
public interface GuestFile extends AutoCloseable {

    /** The time that leaves a time of a file as it is. */
    long OMIT_TIME = Long.MIN_VALUE;

    /** {@return the attributes as they are now} */
    default FileStat stat() throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return how many bytes were read into the buffer from the position on, which they advance; 0 at the end} */
    default int read(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return how many bytes were read into the buffer from the offset on; 0 at the end} */
    default int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return how many bytes of the buffer were written, at the position, or at the end if appending} */
    default int write(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return how many bytes of the buffer were written at the offset; the position stays} */
    default int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return the new position; {@link Errno#EINVAL} if it would be negative} */
    default long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /**
     * {@return what the directory holds now, without {@code .} and {@code ..}, sorted by name}
     *
     * Nothing needs to be closed: the list is complete.
     */
    default List<DirectoryEntry> readdir() throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Cuts the file to a size, or extends it with zeros. */
    default void truncate(long size) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Stores data and attributes; succeeds if there is nothing to do. */
    default void sync() throws ErrnoException {
    }

    /** Stores data; succeeds if there is nothing to do. */
    default void datasync() throws ErrnoException {
        sync();
    }

    /**
     * Sets the times.
     *
     * @param atimNanos the last access, in nanoseconds since 1970, or {@link #OMIT_TIME}
     * @param mtimNanos the last change, likewise
     */
    default void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return whether every write goes to the end} */
    default boolean isAppending() {
        return false;
    }

    /** Says whether every write goes to the end. */
    default void setAppending(boolean appending) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Gives up what the file holds. Only the first call counts. */
    @Override
    default void close() throws ErrnoException {
    }
}
