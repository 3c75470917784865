package io.zeolite.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** An output of the process, which ends the command when nobody reads it any more. */
final class ProcessOutput extends OutputStream {

    private final OutputStream stream;

    ProcessOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
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
            if (isBrokenPipe(failure)) {
                throw new OutputClosedException();
            }
            throw failure;
        }
    }

    // Java tells a broken pipe from a full disk by the system's words alone. In a language whose words have no "pipe",
    // it stays an I/O error.
    private static boolean isBrokenPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
