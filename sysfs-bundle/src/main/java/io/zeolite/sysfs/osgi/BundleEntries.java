package io.zeolite.sysfs.osgi;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;

/**
 * The entries of a bundle below a directory. Their names are relative to that; those of directories end in a slash, and
 * that of the directory itself is empty. Frameworks give names in this form, also of directories without an entry.
 */
final class BundleEntries {

    private static final int DIRECTORY_MODE = 0555;
    private static final int FILE_MODE = 0444;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Bundle bundle;
    private final String root;

    /** @param root the directory, with a slash at its end; empty for all entries */
    BundleEntries(Bundle bundle, String root) {
        this.bundle = bundle;
        this.root = root;
    }

    static boolean isDirectory(String entry) {
        return entry.isEmpty() || entry.endsWith("/");
    }

    /** {@return the entry of the name in a directory} */
    String find(String directory, String name) throws ErrnoException {
        for (String entry : names(directory)) {
            if (entry.equals(name)) {
                return directory + name;
            } else if (entry.equals(name + "/")) {
                return directory + entry;
            }
        }
        throw new ErrnoException(Errno.ENOENT);
    }

    /** {@return what a directory holds, sorted by name} */
    List<DirectoryEntry> list(String directory) throws ErrnoException {
        return names(directory).stream().map(name -> isDirectory(name)
                ? new DirectoryEntry(name.substring(0, name.length() - 1), serialNumber(directory + name),
                        FileType.DIRECTORY)
                : new DirectoryEntry(name, serialNumber(directory + name), FileType.REGULAR_FILE)).toList();
    }

    private TreeSet<String> names(String directory) throws ErrnoException {
        String path = root + directory;
        Enumeration<String> paths;
        try {
            paths = bundle.getEntryPaths(path.isEmpty() ? "/" : path);
        } catch (IllegalStateException _) {
            throw new ErrnoException(Errno.ENODEV);
        }
        TreeSet<String> names = new TreeSet<>();
        for (String entry : paths == null ? List.<String>of() : Collections.list(paths)) {
            names.add(entry.substring(path.length()));
        }
        return names;
    }

    FileStat stat(String entry) throws ErrnoException {
        boolean directory = isDirectory(entry);
        long size = directory ? 0 : size(entry);
        long changed = TimeUnit.MILLISECONDS.toNanos(bundle.getLastModified());
        return new FileStat(bundle.getBundleId(), serialNumber(entry),
                directory ? FileType.DIRECTORY : FileType.REGULAR_FILE, directory ? DIRECTORY_MODE : FILE_MODE, 1, size,
                changed, changed, changed);
    }

    private long size(String entry) throws ErrnoException {
        try {
            URLConnection connection = url(entry).openConnection();
            try (InputStream content = connection.getInputStream()) {
                long told = connection.getContentLengthLong();
                return told >= 0 ? told : content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    byte[] read(String entry) throws ErrnoException {
        try (InputStream content = url(entry).openStream()) {
            return content.readAllBytes();
        } catch (IOException _) {
            throw new ErrnoException(Errno.EIO);
        } catch (OutOfMemoryError _) {
            throw new ErrnoException(Errno.EFBIG);
        }
    }

    private URL url(String entry) throws ErrnoException {
        URL url;
        try {
            url = bundle.getEntry(root + entry);
        } catch (IllegalStateException _) {
            throw new ErrnoException(Errno.ENODEV);
        }
        if (url == null) {
            throw new ErrnoException(Errno.ENOENT); // the bundle was updated
        }
        return url;
    }

    /** {@return a number that stands for the entry, the same each time; a hash, as entries have no numbers} */
    private long serialNumber(String entry) {
        long hash = FNV_OFFSET;
        for (byte next : (root + entry).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ next & 0xff) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    public String toString() {
        return bundle + ":/" + root;
    }
}
