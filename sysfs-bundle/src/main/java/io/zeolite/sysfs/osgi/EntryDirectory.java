package io.zeolite.sysfs.osgi;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;
import java.util.List;

/** An open directory of a bundle; what would change it is refused before. */
record EntryDirectory(BundleEntries entries, String entry) implements GuestFile {

    @Override
    public FileStat stat() throws ErrnoException {
        return entries.stat(entry);
    }

    @Override
    public List<DirectoryEntry> readdir() throws ErrnoException {
        return entries.list(entry);
    }

    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }
}
