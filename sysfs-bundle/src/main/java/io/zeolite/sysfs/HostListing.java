package io.zeolite.sysfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An open directory of a {@link HostDirectory}. It is found again by its path each time, and so holds nothing. */
final class HostListing extends OpenDirectory {

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
}
