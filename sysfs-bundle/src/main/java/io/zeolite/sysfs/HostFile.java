package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.stream.Stream;

/** An open file of a {@link HostDirectory}. It keeps its own position, as positional access serves all else. */
final class HostFile implements GuestFile {

    /** One for each few files: to find the end and to write there must be one step, whoever appends. */
    private static final Object[] APPENDING = Stream.generate(Object::new).limit(64).toArray();

    private final HostDirectory fileSystem;
    private final String path;
    private final FileChannel channel;
    private final FileStat opened;
    private boolean appending;
    private long position;

    HostFile(HostDirectory fileSystem, String path, FileChannel channel, FileStat opened, boolean appending) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.channel = channel;
        this.opened = opened;
        this.appending = appending;
    }

    /** The file's attributes by its path; those it was opened with, and its present size, if another took the path. */
    @Override
    public FileStat stat() throws ErrnoException {
        try {
            FileStat now = fileSystem.lstat(path);
            if (isThis(now)) {
                return now;
            }
        } catch (ErrnoException _) {
            // renamed or removed
        }
        return new FileStat(opened.dev(), opened.ino(), opened.type(), opened.mode(), 0, size(), opened.atimNanos(),
                opened.mtimNanos(), opened.ctimNanos());
    }

    private boolean isThis(FileStat stat) {
        return stat.dev() == opened.dev() && stat.ino() == opened.ino() && stat.type() == opened.type();
    }

    @Override
    public synchronized int read(ByteBuffer buffer) throws ErrnoException {
        int count = pread(buffer, position);
        position += count;
        return count;
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        requireNotNegative(offset);
        try {
            return Math.max(0, channel.read(buffer, offset));
        } catch (IOException | RuntimeException failure) {
            throw HostOperation.translated(failure);
        }
    }

    @Override
    public synchronized int write(ByteBuffer buffer) throws ErrnoException {
        if (appending) {
            synchronized (APPENDING[Math.floorMod(opened.ino(), APPENDING.length)]) {
                position = size();
                return writeAtPosition(buffer);
            }
        }
        return writeAtPosition(buffer);
    }

    private int writeAtPosition(ByteBuffer buffer) throws ErrnoException {
        int count = pwrite(buffer, position);
        position += count;
        return count;
    }

    private long size() throws ErrnoException {
        try {
            return channel.size();
        } catch (IOException failure) {
            throw HostOperation.translated(failure);
        }
    }

    @Override
    public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        requireNotNegative(offset);
        try {
            return channel.write(buffer, offset);
        } catch (IOException | RuntimeException failure) {
            throw HostOperation.translated(failure);
        }
    }

    @Override
    public synchronized long seek(long offset, Whence whence) throws ErrnoException {
        long from = switch (whence) {
            case START -> 0;
            case POSITION -> position;
            case END -> size();
        };
        long target = from + offset;
        requireNotNegative(target);
        position = target;
        return target;
    }

    @Override
    public synchronized void truncate(long size) throws ErrnoException {
        requireNotNegative(size);
        HostOperation.attempt(() -> size <= channel.size() ? channel.truncate(size) : extend(size));
    }

    private FileChannel extend(long size) throws IOException {
        channel.write(ByteBuffer.allocate(1), size - 1);
        return channel;
    }

    @Override
    public void sync() throws ErrnoException {
        force(true);
    }

    @Override
    public void datasync() throws ErrnoException {
        force(false);
    }

    private void force(boolean attributes) throws ErrnoException {
        HostOperation.attempt(() -> {
            channel.force(attributes);
            return channel;
        });
    }

    @Override
    public void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
        if (!isThis(fileSystem.lstat(path))) {
            throw new ErrnoException(Errno.ENOENT);
        }
        fileSystem.lutimens(path, atimNanos, mtimNanos);
    }

    @Override
    public synchronized boolean isAppending() {
        return appending;
    }

    @Override
    public synchronized void setAppending(boolean append) {
        appending = append;
    }

    @Override
    public void close() throws ErrnoException {
        HostOperation.attempt(() -> {
            channel.close();
            return channel;
        });
    }

    private static void requireNotNegative(long offset) throws ErrnoException {
        if (offset < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
