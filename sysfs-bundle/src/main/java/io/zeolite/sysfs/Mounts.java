package io.zeolite.sysfs;

import io.zeolite.api.Context;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file systems that a guest sees. Give them to an instance by
 * {@code ModuleConfig.defaults().with(Mounts.KEY, mounts)}; without, a guest sees no file at all.
 * <p>
 * A system interface opens the mounts before the guest starts, in their order. Mounting at the same place again
 * replaces the file system there and keeps its place in the order; {@code ""}, {@code .}, {@code ./} and {@code /} are
 * all the root.
 * <p>
 * Threads: immutable; each {@code with} returns another table.
 */
public final class Mounts {

    /** Where a module configuration carries the mounts. */
    public static final Context.Key<Mounts> KEY = Context.Key.of("io.zeolite.sysfs.mounts", Mounts.class);

    /**
     * The property of a {@link GuestFileSystem} that is a service in an OSGi framework: where guests find it, as one or
     * several paths. Guests of a system interface that heeds it see the file system besides the mounts of their
     * configuration, which go before at the same place. Which guests is said by
     * {@link io.zeolite.api.ServiceProperties#MODULE}.
     */
    public static final String SERVICE_PROPERTY = "zeolite.mount";

    private static final Mounts NONE = new Mounts(List.of());

    private final List<Mount> entries;

    private Mounts(List<Mount> entries) {
        this.entries = List.copyOf(entries);
    }

    /** {@return the table without mounts} */
    public static Mounts none() {
        return NONE;
    }

    /**
     * {@return the table with one directory that the guest may read and write}
     *
     * @throws IllegalArgumentException if the host path is not an existing directory
     */
    public static Mounts of(Path host, String guestPath) {
        return NONE.withDirectory(host, guestPath);
    }

    /**
     * {@return this table with a directory that the guest may read and write}
     *
     * @param host      an existing directory of any {@link java.nio.file.FileSystem}; see {@link HostDirectory}
     * @param guestPath where the guest finds it
     * @throws IllegalArgumentException if the host path is not an existing directory
     */
    public Mounts withDirectory(Path host, String guestPath) {
        return withFileSystem(new HostDirectory(host), guestPath);
    }

    /**
     * {@return this table with a directory that the guest may only read}
     *
     * @param host      an existing directory of any {@link java.nio.file.FileSystem}; see {@link HostDirectory}
     * @param guestPath where the guest finds it
     * @throws IllegalArgumentException if the host path is not an existing directory
     */
    public Mounts withReadOnlyDirectory(Path host, String guestPath) {
        return withFileSystem(new ReadOnlyFileSystem(new HostDirectory(host)), guestPath);
    }

    /** {@return this table with a file system at a place} */
    public Mounts withFileSystem(GuestFileSystem fileSystem, String guestPath) {
        Mount added = new Mount(guestPath, fileSystem);
        List<Mount> changed = new ArrayList<>(entries);
        for (int index = 0; index < changed.size(); index++) {
            if (changed.get(index).isAtPlaceOf(added)) {
                changed.set(index, added);
                return new Mounts(changed);
            }
        }
        changed.add(added);
        return new Mounts(changed);
    }

    /** {@return this table with a mount unless there is one at its place} */
    public Mounts withAbsent(Mount mount) {
        boolean taken = entries.stream().anyMatch(mount::isAtPlaceOf);
        return taken ? this : withFileSystem(mount.fileSystem(), mount.guestPath());
    }

    /** {@return the mounts, in order; cannot be modified} */
    public List<Mount> entries() {
        return entries;
    }

    /** {@return the mounts, in order, for people} */
    @Override
    public String toString() {
        return entries.toString();
    }
}
