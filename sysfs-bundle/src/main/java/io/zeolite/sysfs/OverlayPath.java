package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a guest's path leads in an overlay, found name by name.
 *
 * @param names             the names from the root, without symbolic links and dots
 * @param parents           the layers that show the directory of the last name, uppermost first; at the root, all
 * @param holders           the layers that show what is there, uppermost first; empty if nothing is
 * @param found             the attributes of what is there, of the uppermost layer
 * @param directoryRequired whether the guest wrote a slash at the end
 */
record OverlayPath(List<String> names, List<GuestFileSystem> parents, List<GuestFileSystem> holders,
        Optional<FileStat> found, boolean directoryRequired) {

    private static final int MAX_LINKS = 40;
    private static final int MAX_PATH_CHARACTERS = 4096;

    static OverlayPath resolve(OverlayLayers layers, String path, boolean follow) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return new Walk(layers, path.endsWith("/") || path.endsWith("/.")).walk(path, follow);
    }

    /** {@return the path, which means the same in each layer that has it} */
    String path() {
        return names.isEmpty() ? "." : String.join("/", names);
    }

    /** {@return the path of something in the same directory} */
    String sibling(String name) {
        return names.size() == 1 ? name : String.join("/", names.subList(0, names.size() - 1)) + "/" + name;
    }

    String name() {
        return names.getLast();
    }

    /** {@return the uppermost layer that has it} */
    GuestFileSystem layer() {
        return holders.getFirst();
    }

    boolean isAbsent() {
        return found.isEmpty();
    }

    boolean isOnlyIn(GuestFileSystem layer) {
        return holders.equals(List.of(layer));
    }

    /** {@return the attributes of what is there} */
    FileStat present() throws ErrnoException {
        FileStat there = found.orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        if (directoryRequired && !there.isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return there;
    }

    /** Fails if the place is taken. */
    void requireAbsent() throws ErrnoException {
        if (found.isPresent()) {
            present();
            throw new ErrnoException(Errno.EEXIST);
        }
    }

    /** Fails if the place is the root. */
    void requireBelowRoot() throws ErrnoException {
        if (names.isEmpty()) {
            throw new ErrnoException(Errno.EBUSY);
        }
    }

    private static final class Walk {
        private final OverlayLayers layers;
        private final boolean directoryRequired;
        private final Deque<String> pending = new ArrayDeque<>();
        /** The way to where the walk is, the root first. */
        private final Deque<OverlayPath> way = new ArrayDeque<>();
        private int links;

        Walk(OverlayLayers layers, boolean directoryRequired) {
            this.layers = layers;
            this.directoryRequired = directoryRequired;
        }

        OverlayPath walk(String path, boolean follow) throws ErrnoException {
            push(path);
            List<GuestFileSystem> all = layers.roots();
            way.add(new OverlayPath(List.of(), all, all, Optional.of(all.getFirst().stat(".")), directoryRequired));
            while (!pending.isEmpty()) {
                String name = pending.pop();
                if (name.equals("..")) {
                    leave();
                    continue;
                }
                OverlayPath child = child(way.getLast(), name);
                boolean last = pending.isEmpty();
                if (child.found().isPresent() && child.found().get().type() == FileType.SYMBOLIC_LINK
                        && (!last || follow || directoryRequired)) {
                    followLink(child);
                } else if (last) {
                    return child;
                } else {
                    requireDirectory(child.found());
                    way.add(child);
                }
            }
            return way.getLast();
        }

        private OverlayPath child(OverlayPath directory, String name) throws ErrnoException {
            List<String> names = new ArrayList<>(directory.names());
            names.add(name);
            return layers.find(List.copyOf(names), directory.holders(), directoryRequired);
        }

        private void push(String path) throws ErrnoException {
            if (path.startsWith("/")) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (path.indexOf('\0') >= 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (path.length() >= MAX_PATH_CHARACTERS) {
                throw new ErrnoException(Errno.ENAMETOOLONG);
            }
            String[] parts = path.split("/");
            for (int index = parts.length - 1; index >= 0; index--) {
                if (!parts[index].isEmpty() && !parts[index].equals(".")) {
                    pending.push(parts[index]);
                }
            }
        }

        private void leave() throws ErrnoException {
            if (way.size() == 1) {
                throw new ErrnoException(Errno.EPERM);
            }
            way.removeLast();
        }

        private void followLink(OverlayPath link) throws ErrnoException {
            links++;
            if (links > MAX_LINKS) {
                throw new ErrnoException(Errno.ELOOP);
            }
            push(link.layer().readlink(link.path()));
        }

        private static void requireDirectory(Optional<FileStat> found) throws ErrnoException {
            if (!found.orElseThrow(() -> new ErrnoException(Errno.ENOENT)).isDirectory()) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
        }
    }
}
