package io.zeolite.sysfs;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories from a root down to where a walk is. The first few and the last few are open, each with two descriptors
 * of the process; those between are opened again when the walk comes back.
 * <p>
 * A trail can be walked again: a directory that is still open counts if its name still stands for it.
 * <p>
 * Threads: confined.
 */
final class HostTrail implements Closeable {

    private static final int FIRST = 8;
    private static final int LAST = 8;

    /** An open directory and what tells it from others. */
    private record Step(HostFolder folder, Optional<Object> key) {
    }

    private final List<String> names = new ArrayList<>();
    /** The root, then one for each name; null if it is closed. */
    private final List<Step> steps = new ArrayList<>();
    /** How many of the names the present walk has taken. */
    private int depth;

    HostTrail(HostFolder root) throws IOException {
        steps.add(new Step(root, root.key()));
    }

    /** {@return what tells the root from others} */
    Optional<Object> rootKey() {
        return steps.getFirst().key();
    }

    /** {@return the directory where the walk is} */
    HostFolder folder() {
        return steps.get(depth).folder();
    }

    boolean isAtRoot() {
        return depth == 0;
    }

    /** {@return the names from the root to where the walk is; empty at the root} */
    List<String> names() {
        return names.subList(0, depth);
    }

    /**
     * Goes into a directory.
     *
     * @param found what its name was just found to stand for
     */
    void enter(String name, HostName found) throws IOException {
        if (depth < names.size() && names.get(depth).equals(name) && steps.get(depth + 1) != null
                && found.key().isPresent() && found.key().equals(steps.get(depth + 1).key())) {
            depth++;
            return;
        }
        cut(depth);
        HostFolder entered = folder().enter(name);
        names.add(name);
        steps.add(new Step(entered, entered.key()));
        depth++;
        int left = depth - LAST;
        if (left > FIRST) {
            close(left);
        }
    }

    /** Goes back to the directory above. The host's {@code ..} is not asked, as it may lead anywhere. */
    void leave() throws IOException, ErrnoException {
        depth--;
        if (steps.get(depth) != null) {
            return;
        }
        List<String> again = new ArrayList<>(names.subList(FIRST, depth));
        depth = FIRST;
        cut(depth);
        for (String name : again) {
            enter(name, folder().find(name).orElseThrow(() -> new ErrnoException(Errno.ENOENT)));
        }
    }

    /** Goes back to the root, to be walked again; forgets what lies deep. */
    void restart() throws IOException {
        cut(Math.min(depth, FIRST));
        depth = 0;
    }

    private void cut(int length) throws IOException {
        while (names.size() > length) {
            close(names.size());
            steps.removeLast();
            names.removeLast();
        }
    }

    private void close(int index) throws IOException {
        Step step = steps.set(index, null);
        if (step != null) {
            step.folder().close();
        }
    }

    @Override
    public void close() throws IOException {
        cut(0);
        close(0);
    }
}
