package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** An open file of a {@link RevocableFileSystem}. */
final class RevocableFile implements GuestFile {

    private static final Logger LOGGER = System.getLogger(RevocableFile.class.getName());

    private final RevocableFileSystem owner;
    private final AtomicReference<Optional<GuestFile>> target;

    RevocableFile(RevocableFileSystem owner, GuestFile target) {
        this.owner = owner;
        this.target = new AtomicReference<>(Optional.of(target));
    }

    private GuestFile target() throws ErrnoException {
        return target.get().orElseThrow(() -> new ErrnoException(Errno.ENODEV));
    }

    /** Closes the file for the guest, which nobody is left to be told the failure of. */
    void revoke() {
        try {
            closeTarget();
        } catch (ErrnoException | RuntimeException failure) {
            LOGGER.log(Level.WARNING, "a file failed to close when it was taken from a guest", failure);
        }
    }

    private void closeTarget() throws ErrnoException {
        Optional<GuestFile> closed = target.getAndSet(Optional.empty());
        if (closed.isPresent()) {
            closed.get().close();
        }
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return target().stat();
    }

    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        return target().read(buffer);
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        return target().pread(buffer, offset);
    }

    @Override
    public int write(ByteBuffer buffer) throws ErrnoException {
        return target().write(buffer);
    }

    @Override
    public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        return target().pwrite(buffer, offset);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        return target().seek(offset, whence);
    }

    @Override
    public List<DirectoryEntry> readdir() throws ErrnoException {
        return target().readdir();
    }

    @Override
    public void truncate(long size) throws ErrnoException {
        target().truncate(size);
    }

    @Override
    public void sync() throws ErrnoException {
        target().sync();
    }

    @Override
    public void datasync() throws ErrnoException {
        target().datasync();
    }

    @Override
    public void utimens(long atimNanos, long mtimNanos) throws ErrnoException {
        target().utimens(atimNanos, mtimNanos);
    }

    @Override
    public boolean isAppending() {
        return target.get().map(GuestFile::isAppending).orElse(false);
    }

    @Override
    public void setAppending(boolean appending) throws ErrnoException {
        target().setAppending(appending);
    }

    @Override
    public void close() throws ErrnoException {
        owner.closed(this);
        closeTarget();
    }
}
