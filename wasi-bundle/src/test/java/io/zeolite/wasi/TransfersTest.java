package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Mounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fd_read}, {@code fd_write} and their like. */
class TransfersTest {

    @TempDir private Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Guest guest;
    private int file;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(root.resolve("file"), "wazero");
        guest = new Guest(ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/")).withStdout(out)
                .withStdin(new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8))));
        file = guest.open(3, "file", 0, Guest.READ_WRITE, 0);
    }

    @Test
    void scattersWhatItReads() {
        guest.run("fd_read", file, guest.iovecs(2, 0, 10, 10), 4, Guest.RESULT);
        assertEquals(6, guest.memory().getInt(Guest.RESULT));
        assertEquals("wazero", guest.data(6));
        assertEquals("", guest.read(file, 10));
    }

    @Test
    void gathersWhatItWrites() throws IOException {
        guest.iovecsOver("gather");
        guest.run("fd_write", file, guest.iovecs(2, 4), 2, Guest.RESULT);
        assertEquals(6, guest.memory().getInt(Guest.RESULT));
        assertEquals("gather", Files.readString(root.resolve("file")));
    }

    @Test
    void readsAndWritesAtOffsetsWithoutMoving() throws IOException {
        guest.run("fd_pread", file, guest.iovecs(1, 2), 2, 3, Guest.RESULT);
        assertEquals(3, guest.memory().getInt(Guest.RESULT));
        assertEquals("ero", guest.data(3));
        guest.iovecsOver("XY");
        guest.run("fd_pwrite", file, guest.iovecs(1, 1), 2, 5, Guest.RESULT);
        assertEquals("wazerXY", Files.readString(root.resolve("file")));
        assertEquals("wa", guest.read(file, 2));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_pread", file, guest.iovecs(1), 1, -1, Guest.RESULT));
    }

    @Test
    void refusesWhatTheDescriptorIsNotFor() {
        int readOnly = guest.open(3, "file", 0, 1 << 1, 0);
        int writeOnly = guest.open(3, "file", 0, 1 << 6, 0);
        assertEquals(WasiErrno.EBADF, guest.call("fd_write", readOnly, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EBADF, guest.call("fd_pwrite", readOnly, guest.iovecs(1), 1, 0, Guest.RESULT));
        assertEquals(WasiErrno.EBADF, guest.call("fd_read", writeOnly, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EBADF, guest.call("fd_write", 0, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EBADF, guest.call("fd_read", 1, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EBADF, guest.call("fd_read", 42, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EISDIR, guest.call("fd_read", 3, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.EISDIR, guest.call("fd_write", 3, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.ESPIPE, guest.call("fd_pread", 0, guest.iovecs(1), 1, 0, Guest.RESULT));
        assertEquals(WasiErrno.ESPIPE, guest.call("fd_pwrite", 1, guest.iovecs(1), 1, 0, Guest.RESULT));
    }

    @Test
    void failsBeyondMemoryBeforeItMovesAnything() {
        guest.iovecs(3, Guest.BEYOND);
        int iovecs = guest.iovecs(3, Guest.BEYOND);
        assertEquals(WasiErrno.EFAULT, guest.call("fd_read", file, iovecs, 2, Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_read", file, Guest.BEYOND - 7, 1, Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_read", file, iovecs, -1, Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_read", file, guest.iovecs(3), 1, Guest.BEYOND - 3));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_write", 1, guest.iovecs(3), 1, Guest.BEYOND));
        assertEquals("wazero", guest.read(file, 10));
        assertEquals(0, out.size());
    }

    @Test
    void talksToTheStreamsOfTheConfiguration() {
        guest.write(1, "hello ");
        guest.write(1, "world");
        assertEquals("hello world", out.toString(StandardCharsets.UTF_8));
        assertEquals("ty", guest.read(0, 2));
        assertEquals("ped", guest.read(0, 10));
        assertEquals("", guest.read(0, 10));
        guest.write(2, "nowhere");
    }

    @Test
    void showsWhatIsWrittenToABufferedStreamAtOnce() {
        Guest buffered = new Guest(ModuleConfig.defaults().withStdout(new PrintStream(out)));
        buffered.write(1, "hello");
        assertEquals("hello", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tellsTheGuestOfABrokenPipeUnlessAPrintStreamHidesIt() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Guest talker = new Guest(ModuleConfig.defaults().withStdout(broken).withStderr(new PrintStream(broken)));
        assertEquals(WasiErrno.EPIPE, talker.call("fd_write", 1, talker.iovecsOver("x"), 1, Guest.RESULT));
        assertEquals(WasiErrno.EIO, talker.call("fd_write", 2, talker.iovecsOver("x"), 1, Guest.RESULT));
    }
}
