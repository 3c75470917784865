package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;

/** An open directory: what needs a file fails with {@link Errno#EISDIR}. */
abstract class OpenDirectory implements GuestFile {

    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int write(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public void truncate(long size) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public void setAppending(boolean appending) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }
}
