package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A view of a file system that changes nothing.
 * <p>
 * Errors: whatever would change the tree fails with {@link Errno#EROFS}, and so does opening a file for writing; on an
 * open file, writing fails with {@link Errno#EBADF}, on an open directory with {@link Errno#EISDIR}.
 * <p>
 * Threads: safe if the file system behind it is.
 */
public final class ReadOnlyFileSystem implements GuestFileSystem {

    private static final Set<OpenFlag> CHANGING = Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE,
            OpenFlag.TRUNCATE);

    private final GuestFileSystem target;

    /** Makes a view. */
    public ReadOnlyFileSystem(GuestFileSystem target) {
        this.target = Objects.requireNonNull(target, "target");
    }

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        if (flags.stream().anyMatch(CHANGING::contains)) {
            throw new ErrnoException(whyNotWritable(path, flags));
        }
        return new ReadOnlyFile(target.open(path, flags, mode));
    }

    private Errno whyNotWritable(String path, Set<OpenFlag> flags) throws ErrnoException {
        boolean exclusive = flags.contains(OpenFlag.CREATE) && flags.contains(OpenFlag.EXCLUSIVE);
        try {
            FileStat present = exclusive || flags.contains(OpenFlag.NO_FOLLOW) ? target.lstat(path) : target.stat(path);
            return exclusive ? Errno.EEXIST : present.isDirectory() ? Errno.EISDIR : Errno.EROFS;
        } catch (ErrnoException missing) {
            return missing.errno() == Errno.ENOENT && flags.contains(OpenFlag.CREATE) ? Errno.EROFS : missing.errno();
        }
    }

    @Override
    public FileStat stat(String path) throws ErrnoException {
        return target.stat(path);
    }

    @Override
    public FileStat lstat(String path) throws ErrnoException {
        return target.lstat(path);
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        return target.readlink(path);
    }

    @Override
    public void mkdir(String path, int mode) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void chmod(String path, int mode) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void rename(String from, String to) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void rmdir(String path) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void unlink(String path) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void link(String from, String to) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void symlink(String linkTarget, String path) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void utimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    @Override
    public void lutimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        throw new ErrnoException(Errno.EROFS);
    }

    /** {@return the file system behind it and the word read-only} */
    @Override
    public String toString() {
        return target + " (read-only)";
    }

    private record ReadOnlyFile(GuestFile target) implements GuestFile {

        private ErrnoException refusal() {
            try {
                return new ErrnoException(target.stat().isDirectory() ? Errno.EISDIR : Errno.EBADF);
            } catch (ErrnoException _) {
                return new ErrnoException(Errno.EBADF);
            }
        }

        @Override
        public FileStat stat() throws ErrnoException {
            return target.stat();
        }

        @Override
        public int read(ByteBuffer buffer) throws ErrnoException {
            return target.read(buffer);
        }

        @Override
        public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
            return target.pread(buffer, offset);
        }

        @Override
        public long seek(long offset, Whence whence) throws ErrnoException {
            return target.seek(offset, whence);
        }

        @Override
        public List<DirectoryEntry> readdir() throws ErrnoException {
            return target.readdir();
        }

        @Override
        public int write(ByteBuffer buffer) throws ErrnoException {
            throw refusal();
        }

        @Override
        public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
            throw refusal();
        }

        @Override
        public void truncate(long size) throws ErrnoException {
            throw refusal();
        }

        @Override
        public void sync() throws ErrnoException {
            throw new ErrnoException(Errno.EBADF);
        }

        @Override
        public void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
            throw new ErrnoException(Errno.EBADF);
        }

        @Override
        public void setAppending(boolean appending) throws ErrnoException {
            throw refusal();
        }

        @Override
        public void close() throws ErrnoException {
            target.close();
        }
    }
}
