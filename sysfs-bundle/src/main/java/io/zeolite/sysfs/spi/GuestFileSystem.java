package io.zeolite.sysfs.spi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.OpenFlag;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A tree of files that a guest sees below one of its mounts.
 * <p>
 * Shape: paths are relative to the root, with {@code /} between names; {@code .} is the root itself. They come as the
 * guest wrote them, with {@code .}, {@code ..}, doubled and trailing slashes. A path that leads out of the root fails
 * with {@link Errno#EPERM}; so does an absolute one.
 * <p>
 * Errors: what is not implemented fails with {@link Errno#ENOSYS}. Methods that are added later will do so too.
 * <p>
 * As a service: it is mounted where its property {@value io.zeolite.sysfs.Mounts#SERVICE_PROPERTY} says. When it departs,
 * guests that have it get {@link Errno#ENODEV} from then on, and their open files are closed.
 * <p>
 * Threads: safe; one file system may serve many guests.
 */
@ConsumerType
public interface GuestFileSystem {

    /**
     * {@return the file or directory, opened}
     *
     * @param path  names it
     * @param flags how to open it
     * @param mode  the permission bits of a file that is made
     */
    default GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return the attributes of what the path leads to} */
    default FileStat stat(String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return the attributes of what the path names, be it a symbolic link} */
    default FileStat lstat(String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Makes a directory with these permission bits. */
    default void mkdir(String path, int mode) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Sets the permission bits of what the path leads to. */
    default void chmod(String path, int mode) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Renames; replaces a file by a file, and an empty directory by a directory. */
    default void rename(String from, String to) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Removes an empty directory. */
    default void rmdir(String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Removes a name that is not a directory's. */
    default void unlink(String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Gives what {@code from} names another name, without following it. */
    default void link(String from, String to) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /**
     * Makes a symbolic link.
     *
     * @param target what the link says, relative to the directory of the link; need not exist
     * @param path   the link's name
     */
    default void symlink(String target, String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** {@return what the symbolic link says; {@link Errno#EINVAL} if it is none} */
    default String readlink(String path) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /**
     * Sets the times of what the path leads to.
     *
     * @param path      names it
     * @param atimNanos the last access, in nanoseconds since 1970, or {@link GuestFile#OMIT_TIME}
     * @param mtimNanos the last change, likewise
     */
    default void utimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }

    /** Sets the times of what the path names, be it a symbolic link; otherwise as {@link #utimens}. */
    default void lutimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }
}
