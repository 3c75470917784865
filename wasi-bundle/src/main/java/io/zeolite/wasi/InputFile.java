package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream that the guest reads; never closed, as it belongs to the embedder. */
final class InputFile implements GuestFile {

    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream stream;

    InputFile(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public FileStat stat() {
        return FileStat.ofType(streamType(stream == System.in));
    }

    /** A stream of this process is a terminal if its console is one; of other streams nothing is known. */
    static FileType streamType(boolean ofProcess) {
        Console console = ofProcess ? System.console() : null;
        return console != null && console.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    @Override
    public synchronized int read(ByteBuffer buffer) throws ErrnoException {
        byte[] chunk = new byte[Math.min(CHUNK_BYTES, buffer.remaining())];
        try {
            int count = Math.max(0, stream.read(chunk));
            buffer.put(chunk, 0, count);
            return count;
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** {@return how many bytes can be read without waiting, as far as the stream knows} */
    int available() {
        try {
            return stream.available();
        } catch (IOException _) {
            return 0; // the next read tells
        }
    }
}
