package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/** A stream that the guest writes; flushed after each write, but never closed, as it belongs to the embedder. */
final class OutputFile implements GuestFile {

    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream stream;
    private final FileType type;
    private byte[] chunk = {};

    OutputFile(OutputStream stream) {
        this.stream = stream;
        this.type = InputFile.streamType(stream == System.out || stream == System.err);
    }

    @Override
    public FileStat stat() {
        return FileStat.ofType(type);
    }

    @Override
    public synchronized int write(ByteBuffer buffer) throws ErrnoException {
        int count = buffer.remaining();
        if (chunk.length < Math.min(CHUNK_BYTES, count)) {
            chunk = new byte[Math.min(CHUNK_BYTES, count)];
        }
        try {
            while (buffer.hasRemaining()) {
                int bytes = Math.min(chunk.length, buffer.remaining());
                buffer.get(chunk, 0, bytes);
                stream.write(chunk, 0, bytes);
            }
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
        sync();
        return count;
    }

    /**
     * Hands on what was written. A print stream hides failures, and is asked for them; it says neither which, nor
     * whether it was this write or one of somebody else before. So the guest hears of an I/O error, and of nothing that
     * it might take for a closed pipe or a full disk.
     */
    @Override
    public synchronized void sync() throws ErrnoException {
        try {
            if (stream instanceof PrintStream printer) {
                if (printer.checkError()) {
                    throw new ErrnoException(Errno.EIO);
                }
            } else {
                stream.flush();
            }
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
    }

    @Override
    public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public void close() throws ErrnoException {
        sync();
    }
}
