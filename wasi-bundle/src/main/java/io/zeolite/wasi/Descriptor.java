package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;

/** What a descriptor stands for: a file, a stream, or (in the subclasses) a directory or a socket. */
sealed class Descriptor permits DirectoryDescriptor, InputDescriptor, SocketDescriptor {

    private final GuestFile file;
    private final FileType type;
    private final boolean readable;
    private final boolean writable;
    private volatile int flags;
    /** Rights that the guest has given up, for the descriptor and for what is opened through it. */
    private volatile long givenUp;
    private volatile long givenUpBelow;

    /**
     * Makes a descriptor.
     *
     * @param flags as in {@link FdFlags}; what the file itself says of appending goes before
     */
    Descriptor(GuestFile file, FileType type, boolean readable, boolean writable, int flags) {
        this.file = file;
        this.type = type;
        this.readable = readable;
        this.writable = writable;
        this.flags = flags;
    }

    static Descriptor ofStream(OutputFile output) {
        return new Descriptor(output, output.stat().type(), false, true, 0);
    }

    /** {@return the file, for what every kind of file has} */
    GuestFile file() throws ErrnoException {
        return file;
    }

    /** {@return the file, to read from it} */
    GuestFile toRead() throws ErrnoException {
        return file(readable);
    }

    /** {@return the file, to write to it} */
    GuestFile toWrite() throws ErrnoException {
        return file(writable);
    }

    /** {@return the file, to ask for or change its position} */
    GuestFile toSeek() throws ErrnoException {
        return file(true);
    }

    private GuestFile file(boolean opened) throws ErrnoException {
        if (type == FileType.DIRECTORY) {
            throw new ErrnoException(Errno.EISDIR);
        }
        if (!opened) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file();
    }

    /** {@return what keeps apart what two threads read} */
    Object readLock() {
        return file;
    }

    /** {@return what keeps apart what two threads write; for a file, as they share its position, also from reading} */
    Object writeLock() {
        return file;
    }

    /** {@return how many bytes were read into the buffer, after so many in the same call} */
    int read(Context context, GuestState state, ByteBuffer buffer, long before) throws ErrnoException {
        return file().read(buffer);
    }

    /** {@return how many bytes of the buffer were written} */
    int write(Context context, GuestState state, ByteBuffer buffer) throws ErrnoException {
        return file().write(buffer);
    }

    FileStat stat() throws ErrnoException {
        return file().stat();
    }

    FileType type() {
        return type;
    }

    /** {@return what the guest may do with it} */
    final long rights() {
        return naturalRights() & ~givenUp;
    }

    /** {@return what the guest may do with files that it opens through it} */
    final long inheritedRights() {
        return naturalRightsBelow() & ~givenUpBelow;
    }

    /** {@return the rights that make sense for it} */
    long naturalRights() {
        return Rights.ofFile(type, readable, writable);
    }

    /** {@return the rights that make sense for files that are opened through it} */
    long naturalRightsBelow() {
        return 0;
    }

    /** {@return this descriptor; {@link Errno#ENOTCAPABLE} if the guest has given one of the rights up} */
    final Descriptor require(long rights) throws ErrnoException {
        if ((givenUp & rights) != 0) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        return this;
    }

    /** Gives up all rights but these; {@link Errno#ENOTCAPABLE} if it has not all of these. */
    final synchronized void restrict(long base, long inheriting) throws ErrnoException {
        if ((base & ~rights()) != 0 || (inheriting & ~inheritedRights()) != 0) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        givenUp |= Rights.ALL & ~base;
        givenUpBelow |= Rights.ALL & ~inheriting;
    }

    /** {@return this descriptor, opened through another, so that it has no right that was given up there} */
    final Descriptor openedThrough(Descriptor start) {
        givenUp = start.givenUpBelow;
        givenUpBelow = start.givenUpBelow;
        return this;
    }

    /** Fails with {@link Errno#ENOTCAPABLE} if one of the rights was given up for what is opened through it. */
    final void requireBelow(long rights) throws ErrnoException {
        if ((givenUpBelow & rights) != 0) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
    }

    int flags() throws ErrnoException {
        return flags & ~FdFlags.APPEND | (file().isAppending() ? FdFlags.APPEND : 0);
    }

    void setFlags(int newFlags) throws ErrnoException {
        int fixed = FdFlags.DSYNC | FdFlags.RSYNC | FdFlags.SYNC;
        if ((newFlags & ~FdFlags.ALL) != 0 || (newFlags & fixed) != (flags & fixed)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean append = (newFlags & FdFlags.APPEND) != 0;
        if (append != file().isAppending()) {
            file().setAppending(append);
        }
        flags = newFlags;
    }

    void close() throws ErrnoException {
        file.close();
    }
}
