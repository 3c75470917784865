package io.zeolite.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The standard output or error of the process, without a buffer: each write of the guest is a write of the process, as
 * natively. The guest's own library buffers; a second buffer here could only delay what an interactive guest says.
 */
final class ProcessOutput extends OutputStream {

    private final OutputStream stream;

    ProcessOutput(FileDescriptor descriptor) {
        this(new FileOutputStream(descriptor));
    }

    ProcessOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    /**
     * Writes the bytes.
     *
     * @throws OutputClosedException if nobody reads any more
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException failure) {
            throw isBrokenPipe(failure) ? new OutputClosedException() : failure;
        }
    }

    // Java tells a broken pipe from a full disk by the system's words alone. In a language whose words have no "pipe",
    // the guest gets an I/O error.
    private static boolean isBrokenPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
