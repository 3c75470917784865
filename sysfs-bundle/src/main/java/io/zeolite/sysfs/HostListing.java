package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An open directory of a {@link HostDirectory}. It is found again by its path each time, and so holds nothing. */
final class HostListing implements GuestFile {

    private final HostDirectory fileSystem;
    private final String path;

    HostListing(HostDirectory fileSystem, String path) {
        this.fileSystem = fileSystem;
        this.path = path;
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return fileSystem.lstat(path);
    }

    @Override
    public List<DirectoryEntry> readdir() throws ErrnoException {
        return HostDirectory.following(() -> {
            try (HostPath place = HostPath.resolve(fileSystem.root(), path, false)) {
                if (place.type() != FileType.DIRECTORY) {
                    throw new ErrnoException(Errno.ENOTDIR);
                }
                try (HostFolder folder = place.folder().enter(place.name())) {
                    List<DirectoryEntry> entries = new ArrayList<>(folder.list());
                    entries.sort(Comparator.comparing(DirectoryEntry::name));
                    return entries;
                }
            }
        });
    }

    @Override
    public void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
        fileSystem.lutimens(path, atimNanos, mtimNanos);
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
