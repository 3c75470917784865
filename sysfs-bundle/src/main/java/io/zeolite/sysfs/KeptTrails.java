package io.zeolite.sysfs;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Trails that were walked a moment ago, as the next path is likely to begin like the last. Few are kept, for about a second,
 * so that nobody has to close what uses them.
 * <p>
 * Threads: safe; a trail is taken out to be walked.
 */
final class KeptTrails {

    private static final Logger LOGGER = System.getLogger(KeptTrails.class.getName());
    private static final int MAX_KEPT = 16;
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Kept(Path root, HostTrail trail, long nanos) {
    }

    private final Deque<Kept> kept = new ArrayDeque<>();
    private boolean sweeping;

    /** {@return a trail that starts at the root, for the caller alone} */
    synchronized Optional<HostTrail> take(Path root) {
        for (Iterator<Kept> entries = kept.iterator(); entries.hasNext();) {
            Kept entry = entries.next();
            if (entry.root().equals(root)) {
                entries.remove();
                return Optional.of(entry.trail());
            }
        }
        return Optional.empty();
    }

    /** Keeps a trail for the next. */
    void give(Path root, HostTrail trail) throws IOException {
        trail.restart();
        Optional<Kept> eldest;
        synchronized (this) {
            kept.addFirst(new Kept(root, trail, System.nanoTime()));
            eldest = kept.size() > MAX_KEPT ? Optional.of(kept.removeLast()) : Optional.empty();
            if (!sweeping) {
                sweeping = true;
                sweepLater();
            }
        }
        eldest.ifPresent(KeptTrails::close);
    }

    private void sweepLater() {
        CompletableFuture.delayedExecutor(KEPT_NANOS, TimeUnit.NANOSECONDS).execute(this::sweep);
    }

    private void sweep() {
        List<Kept> old = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            while (!kept.isEmpty() && now - kept.getLast().nanos() >= KEPT_NANOS) {
                old.add(kept.removeLast());
            }
            sweeping = !kept.isEmpty();
            if (sweeping) {
                sweepLater();
            }
        }
        old.forEach(KeptTrails::close);
    }

    private static void close(Kept entry) {
        try {
            entry.trail().close();
        } catch (IOException failure) {
            LOGGER.log(Level.WARNING, "a directory below %s failed to close".formatted(entry.root()), failure);
        }
    }
}
