package io.zeolite.sysfs;

import java.util.List;

/** An open directory of an {@link OverlayFileSystem}. It is found again by its path each time, and so holds nothing. */
final class OverlayListing extends OpenDirectory {

    private final OverlayFileSystem fileSystem;
    private final String path;

    OverlayListing(OverlayFileSystem fileSystem, String path) {
        this.fileSystem = fileSystem;
        this.path = path;
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return fileSystem.lstat(path);
    }

    @Override
    public List<DirectoryEntry> readdir() throws ErrnoException {
        return fileSystem.list(path);
    }

    @Override
    public void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
        fileSystem.lutimens(path, atimNanos, mtimNanos);
    }
}
