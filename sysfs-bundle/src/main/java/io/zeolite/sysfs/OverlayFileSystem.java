package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Several file systems, one over the other. Guests read what is uppermost and write into the upper one; the lower
 * ones are never changed, and may be shared by many overlays.
 * <p>
 * Shape: a directory shows what the directories of its name in all layers hold. What is written first is copied into
 * the upper layer. What is removed from a lower one gets a mark in the upper one, a file named {@code .wh.} and its
 * name, as in images of containers; {@code .wh..wh..opq} in a directory hides all that lower layers have in it.
 * Guests neither see such names nor make them.
 * <p>
 * Errors: names that start with {@code .wh.} fail with {@link Errno#ENOENT}, or with {@link Errno#EPERM} where they
 * would be made. Directories that are in a lower layer are not renamed: {@link Errno#EXDEV}, at which programs copy.
 * Special files of a lower layer are not changed: {@link Errno#EACCES}. Else as in the layers.
 * <p>
 * A file that is open for reading does not see what is written to it once it is copied, nor do further names of a
 * file in a lower layer. While a guest works in an overlay, nobody else should change the layers.
 * <p>
 * Threads: safe if the layers are.
 */
public final class OverlayFileSystem implements GuestFileSystem {

    private static final Set<OpenFlag> CHANGING = EnumSet.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.TRUNCATE);

    private final OverlayLayers layers;

    /**
     * Makes an overlay.
     *
     * @param upper  takes what is written
     * @param lowers what is shown below it, uppermost first
     */
    public OverlayFileSystem(GuestFileSystem upper, GuestFileSystem... lowers) {
        this.layers = new OverlayLayers(upper, List.of(lowers));
    }

    private OverlayPath resolve(String path, boolean follow) throws ErrnoException {
        return OverlayPath.resolve(layers, path, follow);
    }

    @Override
    public synchronized GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        boolean create = flags.contains(OpenFlag.CREATE);
        boolean exclusive = create && flags.contains(OpenFlag.EXCLUSIVE);
        OverlayPath place = resolve(path, !exclusive && !flags.contains(OpenFlag.NO_FOLLOW));
        if (exclusive) {
            place.requireAbsent();
        }
        if (create && place.isAbsent()) {
            if (place.directoryRequired()) {
                throw new ErrnoException(Errno.EISDIR);
            }
            layers.prepare(place);
            GuestFile made = layers.upper().open(place.path(), flags, mode);
            layers.unmark(place);
            return made;
        }
        boolean changing = create || flags.stream().anyMatch(CHANGING::contains);
        if (place.present().isDirectory()) {
            if (changing) {
                throw new ErrnoException(Errno.EISDIR);
            }
            return new OverlayListing(this, place.path());
        }
        if (place.present().type() == FileType.SYMBOLIC_LINK) {
            throw new ErrnoException(Errno.ELOOP);
        }
        if (flags.contains(OpenFlag.DIRECTORY)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (changing) {
            layers.copyUp(place);
            return layers.upper().open(place.path(), flags, mode);
        }
        return place.layer().open(place.path(), flags, mode);
    }

    /** {@return what the directory shows} */
    synchronized List<DirectoryEntry> list(String path) throws ErrnoException {
        return layers.list(resolve(path, false));
    }

    @Override
    public synchronized FileStat stat(String path) throws ErrnoException {
        return resolve(path, true).present();
    }

    @Override
    public synchronized FileStat lstat(String path) throws ErrnoException {
        return resolve(path, false).present();
    }

    @Override
    public synchronized void mkdir(String path, int mode) throws ErrnoException {
        OverlayPath place = newPlace(path);
        layers.upper().mkdir(place.path(), mode);
        if (layers.isMarked(place)) {
            layers.hideBelow(place.path());
            layers.unmark(place);
        }
    }

    private OverlayPath newPlace(String path) throws ErrnoException {
        OverlayPath place = resolve(path, false);
        place.requireAbsent();
        layers.prepare(place);
        return place;
    }

    private OverlayPath newName(String path) throws ErrnoException {
        OverlayPath place = newPlace(path);
        if (place.directoryRequired()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return place;
    }

    @Override
    public synchronized void chmod(String path, int mode) throws ErrnoException {
        OverlayPath place = resolve(path, true);
        layers.copyUp(place);
        layers.upper().chmod(place.path(), mode);
    }

    @Override
    public synchronized void utimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        OverlayPath place = resolve(path, true);
        layers.copyUp(place);
        layers.upper().lutimens(place.path(), atimNanos, mtimNanos);
    }

    @Override
    public synchronized void lutimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        OverlayPath place = resolve(path, false);
        layers.copyUp(place);
        layers.upper().lutimens(place.path(), atimNanos, mtimNanos);
    }

    @Override
    public synchronized void rename(String from, String to) throws ErrnoException {
        OverlayPath source = resolve(from, false);
        OverlayPath target = resolve(to, false);
        boolean directory = source.present().isDirectory();
        source.requireBelowRoot();
        target.requireBelowRoot();
        if (target.isAbsent() && target.directoryRequired() && !directory) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (!target.isAbsent() && target.present().isDirectory() != directory) {
            throw new ErrnoException(directory ? Errno.ENOTDIR : Errno.EISDIR);
        }
        if (source.path().equals(target.path())) {
            return;
        }
        if (directory) {
            if (!source.isOnlyIn(layers.upper())) {
                throw new ErrnoException(Errno.EXDEV);
            }
            if (!target.isAbsent()) {
                layers.requireEmpty(target);
                layers.removeUpperDirectory(target);
            }
        }
        layers.copyUp(source);
        layers.prepare(target);
        layers.upper().rename(source.path(), target.path());
        if (directory && layers.isBelow(target)) {
            layers.hideBelow(target.path());
        }
        layers.unmark(target);
        layers.markIfBelow(source);
    }

    @Override
    public synchronized void rmdir(String path) throws ErrnoException {
        OverlayPath place = resolve(path, false);
        if (!place.present().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        place.requireBelowRoot();
        layers.requireEmpty(place);
        layers.prepare(place);
        layers.removeUpperDirectory(place);
        layers.markIfBelow(place);
    }

    @Override
    public synchronized void unlink(String path) throws ErrnoException {
        OverlayPath place = resolve(path, false);
        if (place.present().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        layers.prepare(place);
        if (place.layer() == layers.upper()) {
            layers.upper().unlink(place.path());
        }
        layers.markIfBelow(place);
    }

    @Override
    public synchronized void link(String from, String to) throws ErrnoException {
        OverlayPath source = resolve(from, false);
        if (source.present().isDirectory()) {
            throw new ErrnoException(Errno.EPERM);
        }
        OverlayPath place = newName(to);
        layers.copyUp(source);
        layers.upper().link(source.path(), place.path());
        layers.unmark(place);
    }

    @Override
    public synchronized void symlink(String target, String path) throws ErrnoException {
        OverlayPath place = newName(path);
        layers.upper().symlink(target, place.path());
        layers.unmark(place);
    }

    @Override
    public synchronized String readlink(String path) throws ErrnoException {
        OverlayPath place = resolve(path, false);
        place.present();
        return place.layer().readlink(place.path());
    }

    /** {@return the layers, uppermost first} */
    @Override
    public String toString() {
        return "overlay of " + layers.all();
    }
}
