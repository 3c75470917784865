package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The layers of an overlay: what they show together, and the marks and copies in the upper one. */
final class OverlayLayers {

    private static final String MARK = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final Set<OpenFlag> MAKE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
    private static final Set<OpenFlag> READ_DIRECTORY = Set.of(OpenFlag.READ, OpenFlag.DIRECTORY);

    private final GuestFileSystem upper;
    private final List<GuestFileSystem> all;

    OverlayLayers(GuestFileSystem upper, List<GuestFileSystem> lowers) {
        this.upper = upper;
        this.all = new ArrayList<>(lowers);
        all.addFirst(upper);
    }

    GuestFileSystem upper() {
        return upper;
    }

    /** {@return the layers, uppermost first} */
    List<GuestFileSystem> all() {
        return List.copyOf(all);
    }

    /** {@return the layers whose roots show} */
    List<GuestFileSystem> roots() throws ErrnoException {
        return exists(upper, OPAQUE) ? List.of(upper) : all();
    }

    /** {@return the place of these names in a directory that the layers show} */
    OverlayPath find(List<String> names, List<GuestFileSystem> parents, boolean directoryRequired)
            throws ErrnoException {
        String path = String.join("/", names);
        List<GuestFileSystem> holders = new ArrayList<>();
        Optional<FileStat> found = Optional.empty();
        OverlayPath absent = new OverlayPath(names, parents, List.of(), Optional.empty(), directoryRequired);
        if (isReserved(names.getLast())) {
            return absent;
        }
        for (GuestFileSystem layer : parents) {
            Optional<FileStat> there = attributes(layer, path);
            if (there.isPresent()) {
                if (found.isPresent() && !there.get().isDirectory()) {
                    break;
                }
                found = found.or(() -> there);
                holders.add(layer);
                if (!there.get().isDirectory() || layer == upper && exists(upper, path + "/" + OPAQUE)) {
                    break;
                }
            }
            if (layer == upper && exists(upper, absent.sibling(MARK + names.getLast()))) {
                break;
            }
        }
        return new OverlayPath(names, parents, List.copyOf(holders), found, directoryRequired);
    }

    static boolean isReserved(String name) {
        return name.startsWith(MARK);
    }

    private static boolean exists(GuestFileSystem layer, String path) throws ErrnoException {
        return attributes(layer, path).isPresent();
    }

    private static Optional<FileStat> attributes(GuestFileSystem layer, String path) throws ErrnoException {
        try {
            return Optional.of(layer.lstat(path));
        } catch (ErrnoException missing) {
            if (missing.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    /** {@return what the directory shows, sorted by name} */
    List<DirectoryEntry> list(OverlayPath place) throws ErrnoException {
        if (!place.present().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        Map<String, DirectoryEntry> shown = new TreeMap<>();
        Set<String> marked = new HashSet<>();
        for (GuestFileSystem layer : place.holders()) {
            for (DirectoryEntry entry : entries(layer, place.path())) {
                if (!isReserved(entry.name())) {
                    if (!marked.contains(entry.name())) {
                        shown.putIfAbsent(entry.name(), entry);
                    }
                } else if (layer == upper) {
                    marked.add(entry.name().substring(MARK.length()));
                }
            }
        }
        return List.copyOf(shown.values());
    }

    private static List<DirectoryEntry> entries(GuestFileSystem layer, String path) throws ErrnoException {
        try (GuestFile directory = layer.open(path, READ_DIRECTORY, 0)) {
            return directory.readdir();
        }
    }

    void requireEmpty(OverlayPath place) throws ErrnoException {
        if (!list(place).isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
    }

    /** Sees to it that something can be made at the place in the upper layer. */
    void prepare(OverlayPath place) throws ErrnoException {
        place.requireBelowRoot();
        if (isReserved(place.name())) {
            throw new ErrnoException(Errno.EPERM);
        }
        prepareDirectory(place.names().subList(0, place.names().size() - 1));
    }

    private void prepareDirectory(List<String> names) throws ErrnoException {
        for (int depth = 1; depth <= names.size(); depth++) {
            String path = String.join("/", names.subList(0, depth));
            if (!exists(upper, path)) {
                OverlayPath below = OverlayPath.resolve(this, path, false);
                upper.mkdir(path, below.present().mode());
            }
        }
    }

    /** Sees to it that what is at the place is in the upper layer. */
    void copyUp(OverlayPath place) throws ErrnoException {
        FileStat stat = place.present();
        if (place.layer() == upper) {
            return;
        }
        if (stat.isDirectory()) {
            prepareDirectory(place.names());
            return;
        }
        prepare(place);
        switch (stat.type()) {
            case REGULAR_FILE ->
                    OverlayCopy.copy(place.layer(), place.path(), upper, place.sibling(MARK + MARK + "copy"), stat);
            case SYMBOLIC_LINK -> upper.symlink(place.layer().readlink(place.path()), place.path());
            case DIRECTORY, BLOCK_DEVICE, CHARACTER_DEVICE, DATAGRAM_SOCKET, STREAM_SOCKET, UNKNOWN ->
                    throw new ErrnoException(Errno.EACCES);
        }
    }

    /** {@return whether a mark hides what lower layers have at the place} */
    boolean isMarked(OverlayPath place) throws ErrnoException {
        return exists(upper, mark(place));
    }

    private static String mark(OverlayPath place) {
        return place.sibling(MARK + place.name());
    }

    /** Takes the mark away, if there is one. */
    void unmark(OverlayPath place) throws ErrnoException {
        if (isMarked(place)) {
            upper.unlink(mark(place));
        }
    }

    /** {@return whether a lower layer would show something at the place if the upper one had nothing} */
    boolean isBelow(OverlayPath place) throws ErrnoException {
        for (GuestFileSystem layer : place.parents()) {
            if (layer != upper && exists(layer, place.path())) {
                return true;
            }
        }
        return false;
    }

    /** Hides what lower layers have at the place. */
    void markIfBelow(OverlayPath place) throws ErrnoException {
        if (isBelow(place)) {
            upper.open(mark(place), MAKE, 0600).close();
        }
    }

    /** Hides what lower layers have in a directory of the upper one. */
    void hideBelow(String path) throws ErrnoException {
        upper.open(path + "/" + OPAQUE, MAKE, 0600).close();
    }

    /** Removes a directory that shows nothing from the upper layer, if it is there. */
    void removeUpperDirectory(OverlayPath place) throws ErrnoException {
        if (place.layer() != upper) {
            return;
        }
        for (DirectoryEntry mark : entries(upper, place.path())) {
            upper.unlink(place.path() + "/" + mark.name());
        }
        upper.rmdir(place.path());
    }
}
