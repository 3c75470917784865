package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a guest's path leads in the host, found name by name below a root.
 *
 * @param host              the place; its directory exists, is below the root, and is reached without symbolic links
 * @param guest             the same relative to the root, without symbolic links and dots
 * @param stat              what is there; empty if nothing is
 * @param directoryRequired whether the guest wrote a slash at the end
 */
record HostPath(Path host, String guest, Optional<FileStat> stat, boolean directoryRequired) {

    private static final int MAX_LINKS = 40;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_PATH_BYTES = 4096;

    /**
     * Finds the place that a path leads to.
     *
     * @param root   the real path of a directory
     * @param path   the guest's
     * @param follow whether to follow a symbolic link at the end; one with a slash behind it is always followed
     */
    static HostPath resolve(Path root, String path, boolean follow) throws IOException, ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (!root.toRealPath().equals(root)) {
            throw new ErrnoException(Errno.EPERM); // a guest of a mount around this one has put a link into its path
        }
        return new Walk(root, path.endsWith("/") || path.endsWith("/.")).walk(path, follow);
    }

    /** {@return what is there} */
    FileStat present() throws ErrnoException {
        FileStat found = stat.orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        if (directoryRequired && !found.isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return found;
    }

    /** Fails if the place is taken. */
    void requireAbsent() throws ErrnoException {
        if (stat.isPresent()) {
            present();
            throw new ErrnoException(Errno.EEXIST);
        }
    }

    /** Fails if the place is the root, which can neither be removed nor renamed. */
    void requireBelowRoot() throws ErrnoException {
        if (guest.equals(".")) {
            throw new ErrnoException(Errno.EBUSY);
        }
    }

    private static final class Walk {
        private final Path root;
        private final boolean directoryRequired;
        private final Deque<String> pending = new ArrayDeque<>();
        private final List<String> names = new ArrayList<>();
        private Path place;
        private int links;

        Walk(Path root, boolean directoryRequired) {
            this.root = root;
            this.directoryRequired = directoryRequired;
            this.place = root;
        }

        HostPath walk(String path, boolean follow) throws IOException, ErrnoException {
            push(path);
            Optional<FileStat> stat = Optional.empty();
            boolean atName = false;
            while (!pending.isEmpty()) {
                String name = pending.pop();
                atName = false;
                if (name.equals("..")) {
                    leaveDirectory();
                    continue;
                }
                Path child = child(name);
                stat = HostAttributes.find(child);
                boolean last = pending.isEmpty();
                if (stat.isPresent() && stat.get().type() == FileType.SYMBOLIC_LINK
                        && (!last || follow || directoryRequired)) {
                    followLink(child);
                    continue;
                }
                if (!last) {
                    requireDirectory(stat);
                }
                names.add(name);
                place = child;
                atName = true;
            }
            if (!atName) {
                stat = Optional.of(HostAttributes.read(place));
            }
            return new HostPath(place, names.isEmpty() ? "." : String.join("/", names), stat, directoryRequired);
        }

        /** Puts the names of a path before those that remain to be walked. */
        private void push(String path) throws ErrnoException {
            if (path.startsWith("/")) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (path.indexOf('\0') >= 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (path.getBytes(StandardCharsets.UTF_8).length >= MAX_PATH_BYTES) {
                throw new ErrnoException(Errno.ENAMETOOLONG);
            }
            String[] parts = path.split("/");
            for (int index = parts.length - 1; index >= 0; index--) {
                boolean stays = parts[index].isEmpty() || parts[index].equals(".");
                if (!stays) {
                    pending.push(parts[index]);
                }
            }
        }

        private void leaveDirectory() throws ErrnoException {
            if (names.isEmpty()) {
                throw new ErrnoException(Errno.EPERM);
            }
            names.removeLast();
            place = place.getParent();
        }

        private Path child(String name) throws ErrnoException {
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                throw new ErrnoException(Errno.ENAMETOOLONG);
            }
            Path relative = root.getFileSystem().getPath(name);
            // The host's own separators, drives and roots must not take part in a guest's name.
            if (relative.isAbsolute() || relative.getNameCount() != 1 || !relative.toString().equals(name)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            return place.resolve(relative);
        }

        private void followLink(Path link) throws IOException, ErrnoException {
            links++;
            if (links > MAX_LINKS) {
                throw new ErrnoException(Errno.ELOOP);
            }
            Path target = Files.readSymbolicLink(link);
            if (target.isAbsolute() || target.getRoot() != null) {
                throw new ErrnoException(Errno.EPERM);
            }
            push(target.toString().replace(target.getFileSystem().getSeparator(), "/"));
        }

        private static void requireDirectory(Optional<FileStat> stat) throws ErrnoException {
            if (!stat.orElseThrow(() -> new ErrnoException(Errno.ENOENT)).isDirectory()) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
        }
    }
}
