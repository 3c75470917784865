package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;

/** What a descriptor stands for: a file, a stream, or (in the subclasses) a directory or a socket. */
sealed class Descriptor permits DirectoryDescriptor, SocketDescriptor {

    private final GuestFile file;
    private final FileType type;
    private final boolean readable;
    private final boolean writable;
    private volatile int flags;

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

    static Descriptor ofStream(InputFile input) {
        return new Descriptor(input, input.stat().type(), true, false, 0);
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
    int read(WasiCall call, ByteBuffer buffer, long before) throws ErrnoException {
        return file().read(buffer);
    }

    /** {@return how many bytes of the buffer were written} */
    int write(WasiCall call, ByteBuffer buffer) throws ErrnoException {
        return file().write(buffer);
    }

    FileStat stat() throws ErrnoException {
        return file().stat();
    }

    FileType type() {
        return type;
    }

    /** {@return what the guest may do with it} */
    long rights() {
        return Rights.ofFile(type, readable, writable);
    }

    /** {@return what the guest may do with files that it opens through it} */
    long inheritedRights() {
        return 0;
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
