package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A directory of the host, or of any other {@link java.nio.file.FileSystem} such as that of a zip file, which the guest
 * cannot leave.
 * <p>
 * <b>Promised</b>: whatever guests of this virtual machine do, from any number of threads and through any number of
 * mounts, none reads, changes or sees the attributes of anything outside the directory by a path or a symbolic link. A
 * path is followed name by name: {@code ..} above the root and absolute symbolic links fail with {@link Errno#EPERM},
 * wherever they lead; more than 40 links fail with {@link Errno#ELOOP}. Devices, pipes and sockets are listed but not
 * opened: {@link Errno#EACCES}. On Windows, junctions are not entered. Where the platform has
 * {@link java.nio.file.SecureDirectoryStream}, as on Linux, other processes that replace directories by symbolic links
 * while a path is being followed do not lead a guest out either.
 * <p>
 * <b>Not promised</b>: there, that a directory, a link or a further name of a file that is just being made, or the times
 * of a symbolic link, cannot be diverted by another process; elsewhere, any protection from other processes. Nor is
 * there any from hard links, bind mounts and file systems that the host itself has put below the directory.
 * {@code docs/security.md} has the details.
 * <p>
 * An appending file goes to the end as this virtual machine sees it; other processes that append to the same file at
 * the same moment may overwrite or be overwritten.
 * <p>
 * Threads: safe.
 */
public final class HostDirectory implements GuestFileSystem {

    /**
     * Held to read by all that follows paths, and to write by what can put a symbolic link into a path that was
     * checked, as not all is done relative to open directories. It is one for all directories, as mounts may overlap.
     */
    private static final ReadWriteLock NAMES = new ReentrantReadWriteLock();

    /** Elsewhere the host may follow a symbolic link when it makes a hard link, to outside. */
    private static final boolean LINKS_TO_LINKS = System.getProperty("os.name").equals("Linux");

    private final HostRoot root;

    /**
     * Makes a file system of a directory.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public HostDirectory(Path directory) {
        try {
            this.root = new HostRoot(directory.toRealPath());
        } catch (IOException failure) {
            throw new IllegalArgumentException("not an existing directory: " + directory, failure);
        }
        if (!Files.isDirectory(root.path())) {
            throw new IllegalArgumentException("not a directory: " + directory);
        }
    }

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        return following(() -> new HostOpening(this, path, flags, mode).open());
    }

    @Override
    public FileStat stat(String path) throws ErrnoException {
        return stat(path, true);
    }

    @Override
    public FileStat lstat(String path) throws ErrnoException {
        return stat(path, false);
    }

    private FileStat stat(String path, boolean follow) throws ErrnoException {
        return following(() -> {
            try (HostPath place = HostPath.resolve(root, path, follow)) {
                return place.stat();
            }
        });
    }

    @Override
    public void mkdir(String path, int mode) throws ErrnoException {
        following(() -> {
            try (HostPath place = HostPath.resolve(root, path, false)) {
                place.requireAbsent();
                place.folder().makeDirectory(place.name(), mode);
                return place;
            }
        });
    }

    @Override
    public void chmod(String path, int mode) throws ErrnoException {
        following(() -> {
            try (HostPath place = HostPath.resolve(root, path, true)) {
                place.present();
                place.folder().setMode(place.name(), mode);
                return place;
            }
        });
    }

    @Override
    public void rename(String from, String to) throws ErrnoException {
        renaming(() -> {
            try (HostPath source = HostPath.resolve(root, from, false);
                    HostPath target = HostPath.resolve(root, to, false)) {
                boolean directory = source.type() == FileType.DIRECTORY;
                if (!directory && target.isAbsent() && target.directoryRequired()) {
                    throw new ErrnoException(Errno.ENOTDIR);
                }
                if (!target.isAbsent() && target.type() == FileType.DIRECTORY && !directory) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                source.requireBelowRoot();
                target.requireBelowRoot();
                source.folder().move(source.name(), target.folder(), target.name());
                return target;
            }
        });
    }

    @Override
    public void rmdir(String path) throws ErrnoException {
        following(() -> {
            try (HostPath place = HostPath.resolve(root, path, false)) {
                if (place.type() != FileType.DIRECTORY) {
                    throw new ErrnoException(Errno.ENOTDIR);
                }
                place.requireBelowRoot();
                place.folder().deleteDirectory(place.name());
                return place;
            }
        });
    }

    @Override
    public void unlink(String path) throws ErrnoException {
        following(() -> {
            try (HostPath place = HostPath.resolve(root, path, false)) {
                if (place.type() == FileType.DIRECTORY) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                place.folder().deleteFile(place.name());
                return place;
            }
        });
    }

    @Override
    public void link(String from, String to) throws ErrnoException {
        renaming(() -> {
            try (HostPath source = HostPath.resolve(root, from, false)) {
                FileType type = source.type();
                if (type == FileType.DIRECTORY) {
                    throw new ErrnoException(Errno.EPERM);
                }
                if (type == FileType.SYMBOLIC_LINK && !LINKS_TO_LINKS) {
                    throw new ErrnoException(Errno.ENOTSUP);
                }
                try (HostPath place = newName(to)) {
                    place.folder().makeHardLink(place.name(), source.folder(), source.name());
                    return place;
                }
            }
        });
    }

    @Override
    public void symlink(String target, String path) throws ErrnoException {
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        renaming(() -> {
            Path hostTarget = root.path().getFileSystem().getPath(target);
            if (target.startsWith("/") || hostTarget.getRoot() != null) {
                throw new ErrnoException(Errno.EPERM);
            }
            try (HostPath place = newName(path)) {
                place.folder().makeLink(place.name(), hostTarget);
                return place;
            }
        });
    }

    private HostPath newName(String path) throws IOException, ErrnoException {
        HostPath place = HostPath.resolve(root, path, false);
        try {
            place.requireAbsent();
            if (place.directoryRequired()) {
                throw new ErrnoException(Errno.ENOENT);
            }
            return place;
        } catch (ErrnoException failure) {
            place.close();
            throw failure;
        }
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        return following(() -> {
            try (HostPath place = HostPath.resolve(root, path, false)) {
                if (place.type() != FileType.SYMBOLIC_LINK) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                Path target = place.folder().readLink(place.name());
                return target.toString().replace(target.getFileSystem().getSeparator(), "/");
            }
        });
    }

    @Override
    public void utimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        setTimes(path, true, atimNanos, mtimNanos);
    }

    @Override
    public void lutimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        setTimes(path, false, atimNanos, mtimNanos);
    }

    private void setTimes(String path, boolean follow, long atimNanos, long mtimNanos) throws ErrnoException {
        following(() -> {
            try (HostPath place = HostPath.resolve(root, path, follow)) {
                place.present();
                place.folder().setTimes(place.name(), atimNanos, mtimNanos);
                return place;
            }
        });
    }

    /** {@return the directory in the host} */
    @Override
    public String toString() {
        return root.path().toString();
    }

    HostRoot root() {
        return root;
    }

    static <T> T following(HostOperation<T> operation) throws ErrnoException {
        return locked(NAMES.readLock(), operation);
    }

    private static <T> T renaming(HostOperation<T> operation) throws ErrnoException {
        return locked(NAMES.writeLock(), operation);
    }

    private static <T> T locked(Lock lock, HostOperation<T> operation) throws ErrnoException {
        lock.lock();
        try {
            return HostOperation.attempt(operation);
        } finally {
            lock.unlock();
        }
    }
}
