package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory that a guest must not leave. It is found by its path, as the host may make it anew. */
final class HostRoot {

    private static final KeptTrails KEPT = new KeptTrails();

    private final Path path;
    private volatile Optional<Object> key = Optional.empty();

    /** @param path the real path of the directory */
    HostRoot(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * {@return a trail that starts here, to be given back or closed}
     *
     * @throws ErrnoException if a guest of a mount around this one has put a link into its path
     */
    HostTrail trail() throws IOException, ErrnoException {
        Optional<HostTrail> kept = KEPT.take(path);
        if (kept.isPresent()) {
            Optional<Object> found = kept.get().rootKey();
            if (found.equals(key) && found.equals(HostAttributes.keyAt(path))) {
                return kept.get();
            }
            kept.get().close();
        }
        HostTrail trail = new HostTrail(HostFolder.of(path));
        boolean known = false;
        try {
            known = isKnown(trail.rootKey());
        } finally {
            if (!known) {
                trail.close();
            }
        }
        if (!known) {
            throw new ErrnoException(Errno.EPERM);
        }
        return trail;
    }

    /** Ends the use of a trail. */
    void giveBack(HostTrail trail) throws IOException {
        if (trail.rootKey().isPresent()) {
            KEPT.give(path, trail);
        } else {
            trail.close();
        }
    }

    /** What has the key of a directory that had the real path is that directory. */
    private boolean isKnown(Optional<Object> found) throws IOException {
        if (found.isPresent() && found.equals(key)) {
            return true;
        }
        if (!path.toRealPath().equals(path) || found.isPresent() && !found.equals(HostAttributes.keyAt(path))) {
            return false;
        }
        key = found;
        return true;
    }
}
