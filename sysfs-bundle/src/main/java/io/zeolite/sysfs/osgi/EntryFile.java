package io.zeolite.sysfs.osgi;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;
import java.util.List;

/** An open file of a bundle; what would change it is refused before. */
final class EntryFile implements GuestFile {

    private final FileStat stat;
    private final byte[] content;
    private final boolean readable;
    private long position;

    EntryFile(FileStat stat, byte[] content, boolean readable) {
        this.stat = stat;
        this.content = content;
        this.readable = readable;
    }

    @Override
    public FileStat stat() {
        return stat;
    }

    @Override
    public List<DirectoryEntry> readdir() throws ErrnoException {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    @Override
    public synchronized int read(ByteBuffer buffer) throws ErrnoException {
        int count = pread(buffer, position);
        position += count;
        return count;
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        if (!readable) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (offset < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int from = (int) Math.min(offset, content.length);
        int count = Math.min(buffer.remaining(), content.length - from);
        buffer.put(content, from, count);
        return count;
    }

    @Override
    public synchronized long seek(long offset, Whence whence) throws ErrnoException {
        long base = switch (whence) {
            case START -> 0;
            case POSITION -> position;
            case END -> content.length;
        };
        long target = base + offset;
        if (target < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = target;
        return target;
    }
}
