package io.zeolite.itests.provider;

import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Files without end, and notes of what is open. */
record CheckedFileSystem(Ledger.Entry entry) implements GuestFileSystem {

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) {
        entry.use();
        entry.hold(1);
        return new CheckedFile();
    }

    private final class CheckedFile implements GuestFile {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public FileStat stat() {
            entry.use();
            return FileStat.ofType(FileType.REGULAR_FILE);
        }

        @Override
        public int read(ByteBuffer buffer) {
            entry.use();
            int count = buffer.remaining();
            while (buffer.hasRemaining()) {
                buffer.put((byte) 'x');
            }
            return count;
        }

        @Override
        public void close() {
            entry.use();
            if (closed.compareAndSet(false, true)) {
                entry.hold(-1);
            }
        }
    }
}
