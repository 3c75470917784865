package io.zeolite.wasi;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Mount;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory: where paths start, and a list of names. A pre-opened one is opened when it is first needed itself. */
final class DirectoryDescriptor extends Descriptor {

    private static final GuestFile NOT_OPENED = new GuestFile() {
    };

    private final GuestFileSystem fileSystem;
    private final String path;
    private final Optional<String> preopenName;
    private GuestFile opened;
    private List<DirectoryEntry> entries = List.of();

    DirectoryDescriptor(GuestFileSystem fileSystem, String path, GuestFile file, int flags) {
        this(fileSystem, path, Optional.empty(), file, flags);
    }

    private DirectoryDescriptor(GuestFileSystem fileSystem, String path, Optional<String> preopenName, GuestFile file,
            int flags) {
        super(file, FileType.DIRECTORY, false, false, flags);
        this.fileSystem = fileSystem;
        this.path = path;
        this.preopenName = preopenName;
        this.opened = file;
    }

    static DirectoryDescriptor preopened(Mount mount) {
        return new DirectoryDescriptor(mount.fileSystem(), ".", Optional.of(mount.guestPath()), NOT_OPENED, 0);
    }

    static DirectoryDescriptor of(Descriptor descriptor) throws ErrnoException {
        if (descriptor instanceof DirectoryDescriptor directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    @Override
    synchronized GuestFile file() throws ErrnoException {
        if (opened == NOT_OPENED) {
            opened = fileSystem.open(path, Set.of(OpenFlag.READ, OpenFlag.DIRECTORY), 0);
        }
        return opened;
    }

    GuestFileSystem fileSystem() {
        return fileSystem;
    }

    /** {@return the name under which the guest got it, if it was open from the start} */
    Optional<String> preopenName() {
        return preopenName;
    }

    @Override
    long naturalRights() {
        return Rights.OF_DIRECTORY;
    }

    @Override
    long naturalRightsBelow() {
        return Rights.BELOW_DIRECTORY;
    }

    /**
     * {@return the path in the file system of a path that starts in this directory}
     *
     * @throws ErrnoException {@link Errno#EPERM} if the path is absolute, or climbs out of the directory by its words
     */
    String resolve(String relative) throws ErrnoException {
        if (relative.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (relative.startsWith("/")) {
            throw new ErrnoException(Errno.EPERM);
        }
        int depth = 0;
        for (String name : relative.split("/")) {
            if (name.equals("..")) {
                depth--;
            } else if (!name.isEmpty() && !name.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                throw new ErrnoException(Errno.EPERM);
            }
        }
        if (relative.equals(".")) {
            return path; // so that paths do not grow with each directory that is opened through itself
        }
        return path.equals(".") ? relative : path + "/" + relative;
    }

    /** {@return the names in it, with {@code .} and {@code ..}; they stay the same until they are asked for afresh} */
    synchronized List<DirectoryEntry> entries(boolean afresh) throws ErrnoException {
        if (afresh || entries.isEmpty()) {
            List<DirectoryEntry> read = new ArrayList<>();
            read.add(new DirectoryEntry(".", stat().ino(), FileType.DIRECTORY));
            read.add(new DirectoryEntry("..", 0, FileType.DIRECTORY));
            read.addAll(file().readdir());
            entries = read;
        }
        return entries;
    }

    @Override
    synchronized void close() throws ErrnoException {
        opened.close();
    }
}
