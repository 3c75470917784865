package io.zeolite.itests.provider;

import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

/** A file system in which each file holds the label, and which says what is opened and closed. */
final class TextFileSystem implements GuestFileSystem {

    private final String label;
    private final Consumer<String> events;

    TextFileSystem(String label, Consumer<String> events) {
        this.label = label;
        this.events = events;
    }

    @Override
    public GuestFile open(String path, Set<OpenFlag> flags, int mode) throws ErrnoException {
        events.accept("%s opened %s".formatted(label, path));
        return new Text(path, ByteBuffer.wrap(label.getBytes(StandardCharsets.UTF_8)));
    }

    private final class Text implements GuestFile {

        private final String path;
        private final ByteBuffer rest;

        Text(String path, ByteBuffer rest) {
            this.path = path;
            this.rest = rest;
        }

        @Override
        public FileStat stat() {
            return new FileStat(0, 0, FileType.REGULAR_FILE, 0444, 1, rest.capacity(), 0, 0, 0);
        }

        @Override
        public int read(ByteBuffer buffer) {
            int count = Math.min(buffer.remaining(), rest.remaining());
            buffer.put(rest.slice(rest.position(), count));
            rest.position(rest.position() + count);
            return count;
        }

        @Override
        public void close() {
            events.accept("%s closed %s".formatted(label, path));
        }
    }
}
