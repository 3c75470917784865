package io.zeolite.sysfs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where a guest's path leads in the host, found name by name below a root. It holds the directory until it is closed.
 *
 * @param root              where it starts
 * @param trail             the way to the directory
 * @param name              the name in it; {@link HostFolder#SELF} if the path leads to the directory itself
 * @param found             what is there; empty if nothing is
 * @param directoryRequired whether the guest wrote a slash at the end
 */
record HostPath(HostRoot root, HostTrail trail, String name, Optional<HostName> found, boolean directoryRequired)
        implements Closeable {

    private static final int MAX_LINKS = 40;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_PATH_BYTES = 4096;

    /**
     * Finds the place that a path leads to.
     *
     * @param root   where to start
     * @param path   the guest's
     * @param follow whether to follow a symbolic link at the end; one with a slash behind it is always followed
     */
    static HostPath resolve(HostRoot root, String path, boolean follow) throws IOException, ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        HostTrail trail = root.trail();
        boolean resolved = false;
        try {
            HostPath place = new Walk(root, trail, path.endsWith("/") || path.endsWith("/.")).walk(path, follow);
            resolved = true;
            return place;
        } finally {
            if (!resolved) {
                root.giveBack(trail);
            }
        }
    }

    @Override
    public void close() throws IOException {
        root.giveBack(trail);
    }

    /** {@return the directory, which is below the root} */
    HostFolder folder() {
        return trail.folder();
    }

    /** {@return the path relative to the root, without symbolic links and dots} */
    String guest() {
        String directory = String.join("/", trail.names());
        return directory.isEmpty() ? name : name.equals(HostFolder.SELF) ? directory : directory + "/" + name;
    }

    /** {@return whether nothing is there} */
    boolean isAbsent() {
        return found.isEmpty();
    }

    /** {@return what is there} */
    HostName present() throws ErrnoException {
        HostName there = found.orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        if (directoryRequired && there.type() != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return there;
    }

    /** {@return the type of what is there} */
    FileType type() throws ErrnoException {
        return present().type();
    }

    /** {@return the attributes of what is there} */
    FileStat stat() throws IOException, ErrnoException {
        return folder().stat(name, present());
    }

    /** Fails if the place is taken. */
    void requireAbsent() throws ErrnoException {
        if (found.isPresent()) {
            present();
            throw new ErrnoException(Errno.EEXIST);
        }
    }

    /** Fails if the place is the root, which can neither be removed nor renamed. */
    void requireBelowRoot() throws ErrnoException {
        if (name.equals(HostFolder.SELF) && trail.isAtRoot()) {
            throw new ErrnoException(Errno.EBUSY);
        }
    }

    private static final class Walk {
        private final HostRoot root;
        private final HostTrail trail;
        private final boolean directoryRequired;
        private final Deque<String> pending = new ArrayDeque<>();
        private int links;

        Walk(HostRoot root, HostTrail trail, boolean directoryRequired) {
            this.root = root;
            this.trail = trail;
            this.directoryRequired = directoryRequired;
        }

        HostPath walk(String path, boolean follow) throws IOException, ErrnoException {
            push(path);
            while (!pending.isEmpty()) {
                String name = pending.pop();
                if (name.equals("..")) {
                    leave();
                    continue;
                }
                checkName(name);
                Optional<HostName> found = trail.folder().find(name);
                boolean last = pending.isEmpty();
                if (isLink(found) && (!last || follow || directoryRequired)) {
                    followLink(name);
                } else if (last) {
                    return new HostPath(root, trail, name, found, directoryRequired);
                } else {
                    trail.enter(name, directory(found));
                }
            }
            return new HostPath(root, trail, HostFolder.SELF, trail.folder().find(HostFolder.SELF),
                    directoryRequired);
        }

        private static boolean isLink(Optional<HostName> found) {
            return found.isPresent() && found.get().type() == FileType.SYMBOLIC_LINK;
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

        private void leave() throws IOException, ErrnoException {
            if (trail.isAtRoot()) {
                throw new ErrnoException(Errno.EPERM);
            }
            trail.leave();
        }

        private void checkName(String name) throws ErrnoException {
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                throw new ErrnoException(Errno.ENAMETOOLONG);
            }
            Path relative = root.path().getFileSystem().getPath(name);
            // The host's own separators, drives and roots must not take part in a guest's name.
            if (relative.isAbsolute() || relative.getNameCount() != 1 || !relative.toString().equals(name)) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }

        private void followLink(String name) throws IOException, ErrnoException {
            links++;
            if (links > MAX_LINKS) {
                throw new ErrnoException(Errno.ELOOP);
            }
            Path target = trail.folder().readLink(name);
            if (target.isAbsolute() || target.getRoot() != null) {
                throw new ErrnoException(Errno.EPERM);
            }
            push(target.toString().replace(target.getFileSystem().getSeparator(), "/"));
        }

        private static HostName directory(Optional<HostName> found) throws ErrnoException {
            HostName there = found.orElseThrow(() -> new ErrnoException(Errno.ENOENT));
            if (there.type() != FileType.DIRECTORY) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            return there;
        }
    }
}
