package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Standard input that has nothing to read yet: it can be polled, and waiting for it ends. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class InputTest {

    private static final int IN = 30_000;
    private static final int OUT = 31_000;
    private static final long MILLISECOND = 1_000_000;

    private final InputStream original = System.in;
    private final PipedOutputStream typist = new PipedOutputStream();
    private final PipedInputStream pipe = new PipedInputStream();
    private Guest guest;

    InputTest() throws IOException {
        pipe.connect(typist);
        guest = guest(pipe);
    }

    @AfterEach
    void restore() {
        System.setIn(original);
    }

    private static Guest guest(InputStream in) {
        return new Guest(ModuleConfig.defaults().withSystemServices().withStdin(in));
    }

    private void type(String text) throws IOException {
        typist.write(text.getBytes(StandardCharsets.UTF_8));
        typist.flush();
    }

    private WasiErrno read(Context context) {
        return guest.call(context, "fd_read", 0, guest.iovecs(10), 1, Guest.RESULT);
    }

    /** Polls standard input and a timer, and returns the user data of the first event: 0 for input, 1 for the timer. */
    private long poll(long nanos) {
        guest.memory().setLong(IN, 0);
        guest.memory().setLong(IN + 8L, 1);
        guest.memory().setInt(IN + 16L, 0);
        guest.memory().setLong(IN + 48L, 1);
        guest.memory().setLong(IN + 56L, 0);
        guest.memory().setInt(IN + 64L, 1);
        guest.memory().setLong(IN + 72L, nanos);
        guest.memory().setShort(IN + 88L, (short) 0);
        guest.run("poll_oneoff", IN, OUT, 2, Guest.RESULT);
        assertEquals(1, guest.memory().getInt(Guest.RESULT));
        assertEquals(0, guest.memory().getShort(OUT + 8L));
        return guest.memory().getLong(OUT);
    }

    private static <T> CompletableFuture<T> inVirtualThread(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(call.get());
            } catch (ExitException exit) {
                result.completeExceptionally(exit);
            }
        });
        return result;
    }

    @Test
    void isNotReadyUntilSomethingWasTyped() throws IOException {
        long start = System.nanoTime();
        assertEquals(1, poll(20 * MILLISECOND));
        assertTrue(System.nanoTime() - start >= 20 * MILLISECOND);
        type("now");
        assertEquals(0, poll(Long.MAX_VALUE));
        assertEquals(3, guest.memory().getLong(OUT + 16L));
        assertEquals("now", guest.read(0, 10));
    }

    @Test
    void isReadyAtItsEnd() throws IOException {
        typist.close();
        assertEquals(0, poll(Long.MAX_VALUE));
        assertEquals("", guest.read(0, 10));
    }

    @Test
    void wakesAPollThatWaits() throws Exception {
        CompletableFuture<Long> polled = inVirtualThread(() -> poll(Long.MAX_VALUE));
        type("x");
        assertEquals(0, polled.get());
    }

    @Test
    void failsWithAgainIfTheGuestDoesNotWait() throws IOException {
        guest.run("fd_fdstat_set_flags", 0, FdFlags.NONBLOCK);
        assertEquals(WasiErrno.EAGAIN, read(Context.root()));
        type("x");
        assertEquals("x", guest.read(0, 10));
    }

    @Test
    void endsWithTheContextOfTheCall() throws Exception {
        assertEquals(WasiErrno.EINTR, read(Context.root().withTimeout(Duration.ofMillis(5))));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<WasiErrno> read =
                inVirtualThread(() -> read(Context.root().withCancellation(cancellation)));
        cancellation.cancel();
        assertEquals(WasiErrno.EINTR, read.get());
    }

    @Test
    void endsWithTheGuest() throws Exception {
        guest.run("fd_fdstat_get", 0, OUT);
        CompletableFuture<WasiErrno> read = inVirtualThread(() -> read(Context.root()));
        guest.instance().close(3);
        Throwable exit = assertThrows(ExecutionException.class, read::get).getCause();
        assertEquals(3, ((ExitException) exit).exitCode());
    }

    @Test
    void keepsWhatWasTypedForOneThatHasGivenUp() throws IOException {
        assertEquals(WasiErrno.EINTR, read(Context.root().withTimeout(Duration.ofMillis(5))));
        type("late");
        assertEquals("late", guest.read(0, 10));
    }

    @Test
    void keepsWhatWasTypedForTheNextGuestOfTheProcess() throws IOException {
        System.setIn(pipe);
        guest = guest(pipe);
        assertEquals(WasiErrno.EINTR, read(Context.root().withTimeout(Duration.ofMillis(5))));
        guest.instance().close();
        type("late");
        guest = guest(pipe);
        assertEquals("late", guest.read(0, 10));
    }

    @Test
    void tellsOfAFailureOnce() {
        guest = guest(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No such device");
            }
        });
        assertEquals(WasiErrno.ENODEV, read(Context.root()));
        assertEquals(WasiErrno.ENODEV, read(Context.root()));
    }

    @Test
    void throwsWhatTheStreamThrowsToWhoCalledTheGuest() {
        guest = guest(new InputStream() {
            @Override
            public int read() {
                throw new ArithmeticException();
            }
        });
        assertThrows(ArithmeticException.class, () -> read(Context.root()));
    }

    @Test
    void readsBytesOfTheMemoryWithoutAThread() {
        guest = guest(new ByteArrayInputStream(new byte[] {'a', 'b'}));
        assertEquals("a", guest.read(0, 1));
        assertEquals(0, poll(1));
        assertEquals("b", guest.read(0, 5));
        assertEquals(0, poll(1));
        assertEquals("", guest.read(0, 5));
    }
}
