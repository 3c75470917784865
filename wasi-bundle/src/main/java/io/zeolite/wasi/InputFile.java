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

    private final FileType type;
    private final ReadAhead input;

    InputFile(InputStream stream) {
        this.type = streamType(stream == System.in);
        this.input = ReadAhead.of(stream);
    }

    /** {@return what can be waited for} */
    ReadAhead input() {
        return input;
    }

    @Override
    public FileStat stat() {
        return FileStat.ofType(type);
    }

    /** A stream of this process is a terminal if its console is one; of other streams nothing is known. */
    static FileType streamType(boolean ofProcess) {
        Console console = ofProcess ? System.console() : null;
        return console != null && console.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    /** {@return how many bytes were read, 0 at the end; {@link Errno#EAGAIN} if one would have to wait} */
    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        int count;
        try {
            count = input.read(buffer);
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
        if (count < 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return count;
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }
}
