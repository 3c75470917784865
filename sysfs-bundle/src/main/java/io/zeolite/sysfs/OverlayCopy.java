package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.ByteBuffer;
import java.util.Set;

/** Copies a file from one layer to another, where it appears as a whole or not at all. */
final class OverlayCopy {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> MAKE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);

    private OverlayCopy() {
    }

    /**
     * Copies.
     *
     * @param draft the name in the target that the file has until it is complete
     * @param stat  the attributes of the file, which the copy gets
     */
    static void copy(GuestFileSystem source, String path, GuestFileSystem target, String draft, FileStat stat)
            throws ErrnoException {
        try (GuestFile from = source.open(path, READ, 0); GuestFile to = target.open(draft, MAKE, stat.mode())) {
            transfer(from, to);
            keepTimes(to, stat);
        } catch (ErrnoException failure) {
            remove(target, draft);
            throw failure;
        }
        target.rename(draft, path);
    }

    private static void keepTimes(GuestFile copy, FileStat stat) throws ErrnoException {
        try {
            copy.utimens(stat.atimNanos(), stat.mtimNanos());
        } catch (ErrnoException refused) {
            if (refused.errno() != Errno.ENOSYS && refused.errno() != Errno.ENOTSUP) {
                throw refused;
            }
        }
    }

    /** What fails here fails because of what failed before. */
    private static void remove(GuestFileSystem target, String draft) {
        try {
            target.unlink(draft);
        } catch (ErrnoException _) {
            // not made, or the layer is gone
        }
    }

    private static void transfer(GuestFile from, GuestFile to) throws ErrnoException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        while (from.read(buffer.clear()) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
    }
}
