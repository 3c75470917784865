package io.zeolite.sysfs.osgi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.ReadOnlyFileSystem;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * The entries of a bundle as files that nobody can change, for example the data that a guest needs and that comes in the
 * same jar: {@code context.registerService(GuestFileSystem.class, BundleFiles.of(context.getBundle(), "data"), properties)}.
 * <p>
 * Shape: what {@link Bundle#getEntry} finds, without the entries of fragments. There are no links and no permissions but to
 * read; all times are that of the bundle's last change. A file is read when it is opened, and its content kept until it
 * is closed.
 * <p>
 * Errors: those of {@link ReadOnlyFileSystem}; {@link Errno#ENODEV} once the bundle is uninstalled, {@link Errno#EFBIG} for
 * an entry that no array can hold.
 * <p>
 * Threads: safe.
 */
public final class BundleFiles implements GuestFileSystem {

    private static final int MAX_NAME_BYTES = 255;

    private final BundleEntries entries;

    private BundleFiles(BundleEntries entries) {
        this.entries = entries;
    }

    /**
     * {@return the entries of a bundle below a directory}
     *
     * @param directory names it, from the bundle's root on, with slashes between names; all entries if it is empty
     */
    public static GuestFileSystem of(Bundle bundle, String directory) {
        Objects.requireNonNull(bundle, "bundle");
        String root = directory.replaceAll("^/+|/+$", "");
        return new ReadOnlyFileSystem(new BundleFiles(new BundleEntries(bundle, root.isEmpty() ? "" : root + "/")));
    }

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        String entry = find(path);
        if (BundleEntries.isDirectory(entry)) {
            return new EntryDirectory(entries, entry);
        }
        if (flags.contains(OpenFlag.DIRECTORY)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return new EntryFile(entries.stat(entry), entries.read(entry), flags.contains(OpenFlag.READ));
    }

    @Override
    public FileStat stat(String path) throws ErrnoException {
        return entries.stat(find(path));
    }

    @Override
    public FileStat lstat(String path) throws ErrnoException {
        return stat(path);
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        find(path);
        throw new ErrnoException(Errno.EINVAL);
    }

    /** {@return the entry that a path leads to: of a directory, the name and a slash; of the root, nothing} */
    private String find(String path) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (path.startsWith("/")) {
            throw new ErrnoException(Errno.EPERM);
        }
        Deque<String> directories = new ArrayDeque<>(List.of(""));
        String current = "";
        for (String name : path.split("/", -1)) {
            if (!BundleEntries.isDirectory(current)) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            if (name.equals("..")) {
                directories.pop();
                if (directories.isEmpty()) {
                    throw new ErrnoException(Errno.EPERM);
                }
                current = directories.peek();
            } else if (!name.isEmpty() && !name.equals(".")) {
                current = entries.find(current, checked(name));
                directories.push(current);
            }
        }
        return current;
    }

    private static String checked(String name) throws ErrnoException {
        if (name.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        return name;
    }

    /** {@return the bundle and the directory} */
    @Override
    public String toString() {
        return entries.toString();
    }
}
