package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A view of a file system that can be taken away from the guests that have it.
 * <p>
 * Errors: once {@link #revoke() revoked}, everything fails with {@link Errno#ENODEV}, on files that are open as well. A
 * call that has begun is not interrupted.
 * <p>
 * Threads: safe if the file system behind it is.
 */
public final class RevocableFileSystem implements GuestFileSystem {

    private volatile Optional<GuestFileSystem> target;
    private final Set<RevocableFile> open = new HashSet<>();

    /** Makes a view. */
    public RevocableFileSystem(GuestFileSystem target) {
        this.target = Optional.of(target);
    }

    private GuestFileSystem target() throws ErrnoException {
        return target.orElseThrow(() -> new ErrnoException(Errno.ENODEV));
    }

    /** Takes the file system away: closes the files that are open, and forgets it. Only the first call counts. */
    public void revoke() {
        List<RevocableFile> taken;
        synchronized (open) {
            target = Optional.empty();
            taken = new ArrayList<>(open);
            open.clear();
        }
        taken.forEach(RevocableFile::revoke);
    }

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        RevocableFile file = new RevocableFile(this, Objects.requireNonNull(target().open(path, flags, mode), "file"));
        synchronized (open) {
            if (target.isPresent()) {
                open.add(file);
                return file;
            }
        }
        file.revoke();
        throw new ErrnoException(Errno.ENODEV);
    }

    void closed(RevocableFile file) {
        synchronized (open) {
            open.remove(file);
        }
    }

    @Override
    public FileStat stat(String path) throws ErrnoException {
        return target().stat(path);
    }

    @Override
    public FileStat lstat(String path) throws ErrnoException {
        return target().lstat(path);
    }

    @Override
    public void mkdir(String path, int mode) throws ErrnoException {
        target().mkdir(path, mode);
    }

    @Override
    public void chmod(String path, int mode) throws ErrnoException {
        target().chmod(path, mode);
    }

    @Override
    public void rename(String from, String to) throws ErrnoException {
        target().rename(from, to);
    }

    @Override
    public void rmdir(String path) throws ErrnoException {
        target().rmdir(path);
    }

    @Override
    public void unlink(String path) throws ErrnoException {
        target().unlink(path);
    }

    @Override
    public void link(String from, String to) throws ErrnoException {
        target().link(from, to);
    }

    @Override
    public void symlink(String linkTarget, String path) throws ErrnoException {
        target().symlink(linkTarget, path);
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        return target().readlink(path);
    }

    @Override
    public void utimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        target().utimens(path, atimNanos, mtimNanos);
    }

    @Override
    public void lutimens(String path, long atimNanos, long mtimNanos) throws ErrnoException {
        target().lutimens(path, atimNanos, mtimNanos);
    }

    /** {@return the file system behind it, or that it was revoked} */
    @Override
    public String toString() {
        return target.map(Object::toString).orElse("revoked");
    }
}
