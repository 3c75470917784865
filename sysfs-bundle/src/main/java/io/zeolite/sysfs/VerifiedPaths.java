package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the platform does by path only, for an open directory. The path is checked before, and what was done is checked
 * after, through the open directory.
 * <p>
 * Another process that replaces a directory of the path by a symbolic link, just between check and deed, can divert it: an
 * empty directory, a link or a file's further name may be made elsewhere, and the call fails with {@link Errno#EIO}; the
 * times of a link elsewhere may be set. What comes into the directory that way is taken out again. Guests of this
 * virtual machine cannot, as they wait for {@link HostDirectory}'s lock.
 */
final class VerifiedPaths {

    private static final int READ_ATTEMPTS = 8;

    private VerifiedPaths() {
    }

    private static void requireAtItsPath(SecureFolder folder) throws IOException, ErrnoException {
        if (!folder.isAtItsPath()) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    private static void requireMade(SecureFolder folder, String name, FileType type)
            throws IOException, ErrnoException {
        if (!folder.find(name).map(HostName::type).equals(Optional.of(type))) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    static void makeDirectory(SecureFolder folder, String name, int mode) throws IOException, ErrnoException {
        requireAtItsPath(folder);
        Files.createDirectory(folder.path().resolve(name), HostAttributes.forNewFile(folder.path(), mode));
        requireMade(folder, name, FileType.DIRECTORY);
    }

    static void makeLink(SecureFolder folder, String name, Path target) throws IOException, ErrnoException {
        requireAtItsPath(folder);
        Files.createSymbolicLink(folder.path().resolve(name), target);
        requireMade(folder, name, FileType.SYMBOLIC_LINK);
    }

    /** No guest opens anything meanwhile, so that a file from elsewhere is gone before one sees it. */
    static void makeHardLink(SecureFolder folder, String name, SecureFolder source, String sourceName)
            throws IOException, ErrnoException {
        requireAtItsPath(folder);
        requireAtItsPath(source);
        Optional<HostName> wanted = source.find(sourceName);
        Files.createLink(folder.path().resolve(name), source.path().resolve(sourceName));
        Optional<HostName> made = folder.find(name);
        if (!made.equals(wanted)) {
            if (made.isPresent()) {
                folder.deleteFile(name);
            }
            throw new ErrnoException(Errno.EIO);
        }
    }

    /** What is read counts if the path led to the link both before and after. */
    static Path readLink(SecureFolder folder, String name) throws IOException, ErrnoException {
        Path path = folder.path().resolve(name);
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            Optional<Object> key = folder.find(name).flatMap(HostName::key);
            if (key.isPresent() && HostAttributes.keyAt(path).equals(key)) {
                Path target = Files.readSymbolicLink(path);
                if (HostAttributes.keyAt(path).equals(key)) {
                    return target;
                }
            }
        }
        throw new ErrnoException(Errno.EIO);
    }

    static void setTimes(SecureFolder folder, String name, long atimNanos, long mtimNanos)
            throws IOException, ErrnoException {
        requireAtItsPath(folder);
        new PathFolder(folder.path()).setTimes(name, atimNanos, mtimNanos);
    }
}
