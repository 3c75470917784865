package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.sock.TcpListeners;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sock_*}, and what the other functions do with sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SocketsTest {

    private static final int LISTENER = 3;
    private static final int IN = 1_000;
    private static final int OUT = 2_000;
    private static final int PEEK = 1;
    private static final int WAIT_ALL = 2;

    private Guest guest;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        guest = new Guest(TcpListeners.of("127.0.0.1", 0).in(ModuleConfig.defaults()));
        client = client(guest);
    }

    private static Socket client(Guest guest) throws IOException {
        InetSocketAddress address = TcpListeners.open(guest.instance()).getFirst();
        return new Socket(address.getAddress(), address.getPort());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        guest.instance().close();
    }

    private int accept(int flags) {
        guest.run("sock_accept", LISTENER, flags, Guest.RESULT);
        return guest.memory().getInt(Guest.RESULT);
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String receive(int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private WasiErrno recv(int socket, int flags, int... lengths) {
        return guest.call("sock_recv", socket, guest.iovecs(lengths), lengths.length, flags, Guest.RESULT,
                Guest.RESULT + 4);
    }

    private String received(int socket, int flags, int... lengths) {
        guest.memory().setInt(Guest.RESULT + 4, -1);
        assertEquals(WasiErrno.ESUCCESS, recv(socket, flags, lengths));
        assertEquals(0xffff_0000, guest.memory().getInt(Guest.RESULT + 4));
        return guest.data(guest.memory().getInt(Guest.RESULT));
    }

    @Test
    void talkWithTheirPeers() throws IOException {
        int socket = accept(0);
        assertEquals(4, socket);
        send("hello");
        assertEquals("hello", guest.read(socket, 100));
        guest.write(socket, "world");
        assertEquals("world", receive(5));
        guest.run("sock_send", socket, guest.iovecsOver("again"), 1, 0, Guest.RESULT);
        assertEquals(5, guest.memory().getInt(Guest.RESULT));
        assertEquals("again", receive(5));
        client.shutdownOutput();
        assertEquals("", guest.read(socket, 100));
        guest.run("fd_close", socket);
        assertEquals("", receive(1));
        assertEquals(WasiErrno.EBADF, recv(socket, 0, 1));
    }

    @Test
    void waitForAConnection() throws IOException {
        accept(0);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> accept(0));
        try (Socket late = client(guest)) {
            assertEquals(5, second.join());
            assertTrue(late.isConnected());
        }
    }

    @Test
    void waitForInput() throws IOException {
        int socket = accept(0);
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> guest.read(socket, 100));
        send("late");
        assertEquals("late", read.join());
    }

    @Test
    void doNotWaitIfTheGuestDoesNotWantTo() {
        int socket = accept(4);
        assertEquals(WasiErrno.EAGAIN, recv(socket, 0, 1));
        assertEquals(WasiErrno.EAGAIN, guest.call("fd_read", socket, guest.iovecs(1), 1, Guest.RESULT));
        guest.run("fd_fdstat_set_flags", LISTENER, 4);
        assertEquals(WasiErrno.EAGAIN, guest.call("sock_accept", LISTENER, 0, Guest.RESULT));
        assertEquals(WasiErrno.EINVAL, guest.call("sock_accept", LISTENER, 1, Guest.RESULT));
    }

    @Test
    void showWhatIsReadLater() throws IOException {
        int socket = accept(0);
        send("hello");
        assertEquals("he", received(socket, PEEK, 2));
        assertEquals(List.of(List.of(100L, 0L, 1L)), poll(read(0, socket)));
        assertEquals("he", received(socket, PEEK, 2));
        assertEquals("hello", received(socket, WAIT_ALL, 2, 3));
        client.shutdownOutput();
        assertEquals("", received(socket, PEEK, 1));
    }

    @Test
    void waitForAllThatIsAskedFor() throws Exception {
        int socket = accept(0);
        send("hel");
        CompletableFuture<String> all = CompletableFuture.supplyAsync(() -> received(socket, WAIT_ALL, 2, 3));
        send("lo!");
        assertEquals("hello", all.join());
        client.shutdownOutput();
        assertEquals("!", received(socket, WAIT_ALL, 5));
    }

    @Test
    void writeAllHoweverSlowlyItIsRead() throws Exception {
        int socket = accept(0);
        int chunk = 40_000;
        int chunks = 400;
        byte[] data = new byte[chunk];
        Arrays.fill(data, (byte) 'x');
        guest.memory().write(21_000, data);
        CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> {
            int total = 0;
            for (int count = 0; count < chunks; count++) {
                guest.run("fd_write", socket, guest.iovecs(chunk), 1, Guest.RESULT);
                total += guest.memory().getInt(Guest.RESULT);
            }
            return total;
        });
        byte[] received = client.getInputStream().readNBytes(chunk * chunks);
        assertEquals(chunk * chunks, written.join());
        byte[] expected = new byte[chunk * chunks];
        Arrays.fill(expected, (byte) 'x');
        assertArrayEquals(expected, received);
    }

    @Test
    void endInOneDirection() throws IOException {
        int socket = accept(0);
        guest.run("sock_shutdown", socket, 2);
        assertEquals("", receive(1));
        send("still");
        assertEquals("still", guest.read(socket, 5));
        guest.run("sock_shutdown", socket, 1);
        assertEquals("", guest.read(socket, 5));
        assertEquals(WasiErrno.EINVAL, guest.call("sock_shutdown", socket, 0));
        assertEquals(WasiErrno.EINVAL, guest.call("sock_shutdown", socket, 4));
        assertEquals(WasiErrno.ENOTCONN, guest.call("sock_shutdown", LISTENER, 3));
    }

    @Test
    void tellThatThePeerHasGone() throws IOException {
        int socket = accept(0);
        client.setSoLinger(true, 0);
        client.close();
        assertEquals(WasiErrno.ECONNRESET, recv(socket, 0, 1));
    }

    @Test
    void describeThemselves() {
        int socket = accept(4);
        guest.run("fd_fdstat_get", socket, Guest.RESULT);
        assertEquals(6, guest.memory().getByte(Guest.RESULT));
        assertEquals(4, guest.memory().getShort(Guest.RESULT + 2));
        assertEquals(0, guest.memory().getLong(Guest.RESULT + 8) & Rights.SOCK_ACCEPT);
        guest.run("fd_fdstat_get", LISTENER, Guest.RESULT);
        assertEquals(Rights.SOCK_ACCEPT, guest.memory().getLong(Guest.RESULT + 8) & Rights.SOCK_ACCEPT);
        guest.run("fd_filestat_get", LISTENER, Guest.RESULT);
        assertEquals(6, guest.memory().getByte(Guest.RESULT + 16));
        assertEquals(WasiErrno.ESPIPE, guest.call("fd_tell", socket, Guest.RESULT));
    }

    @Test
    void refuseWhatMakesNoSense() {
        int socket = accept(0);
        assertEquals(WasiErrno.EINVAL, guest.call("sock_accept", socket, 0, Guest.RESULT));
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_accept", 0, 0, Guest.RESULT));
        assertEquals(WasiErrno.ENOTSOCK, guest.call("sock_shutdown", 1, 3));
        assertEquals(WasiErrno.EBADF, guest.call("sock_accept", 42, 0, Guest.RESULT));
        assertEquals(WasiErrno.ENOTCONN, recv(LISTENER, 0, 1));
        assertEquals(WasiErrno.EINVAL, recv(socket, 4, 1));
        assertEquals(WasiErrno.ENOTSUP, guest.call("sock_send", socket, guest.iovecs(1), 1, 1, Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("sock_accept", LISTENER, 0, Guest.BEYOND - 3));
    }

    @Test
    void comeAfterMounts(@TempDir Path root) {
        Guest mounted = new Guest(TcpListeners.of("127.0.0.1", 0).withListener("127.0.0.1", 0)
                .in(ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/"))));
        mounted.run("fd_prestat_get", 3, Guest.RESULT);
        assertEquals(WasiErrno.EBADF, mounted.call("fd_prestat_get", 4, Guest.RESULT));
        for (int listener = 4; listener < 6; listener++) {
            mounted.run("fd_fdstat_get", listener, Guest.RESULT);
            assertEquals(6, mounted.memory().getByte(Guest.RESULT));
        }
        mounted.instance().close();
    }

    @Test
    void failTheFirstCallIfTheirAddressIsTaken() {
        int taken = TcpListeners.open(guest.instance()).getFirst().getPort();
        Guest other = new Guest(TcpListeners.of("127.0.0.1", taken).in(ModuleConfig.defaults()));
        assertThrows(UncheckedIOException.class, () -> other.call("sched_yield"));
    }

    /** A subscription of the index. */
    private int read(int index, int descriptor) {
        return subscribe(index, 1, descriptor);
    }

    private int write(int index, int descriptor) {
        return subscribe(index, 2, descriptor);
    }

    private int clock(int index, long nanos) {
        int count = subscribe(index, 0, 1);
        guest.memory().setLong(IN + index * 48L + 24, nanos);
        guest.memory().setLong(IN + index * 48L + 32, 0);
        guest.memory().setInt(IN + index * 48L + 40, 0);
        return count;
    }

    private int subscribe(int index, int type, int descriptor) {
        guest.memory().setLong(IN + index * 48L, 100 + index);
        guest.memory().setLong(IN + index * 48L + 8, type);
        guest.memory().setInt(IN + index * 48L + 16, descriptor);
        return index + 1;
    }

    /** Polls and returns for each event its user data, error and type. */
    private List<List<Long>> poll(int count) {
        guest.run("poll_oneoff", IN, OUT, count, Guest.RESULT);
        List<List<Long>> events = new ArrayList<>();
        for (int index = 0; index < guest.memory().getInt(Guest.RESULT); index++) {
            long at = OUT + index * 32L;
            events.add(List.of(guest.memory().getLong(at), (long) guest.memory().getShort(at + 8),
                    (long) guest.memory().getByte(at + 10)));
        }
        return events;
    }

    @Test
    void arePolled() throws IOException {
        assertEquals(List.of(List.of(100L, 0L, 1L)), poll(read(0, LISTENER)));
        int socket = accept(0);
        read(0, LISTENER);
        read(1, socket);
        assertEquals(List.of(List.of(102L, 0L, 0L)), poll(clock(2, 1_000_000)));
        assertEquals(List.of(List.of(102L, 0L, 2L)), poll(write(2, socket)));
        send("x");
        assertEquals(List.of(List.of(101L, 0L, 1L)), poll(clock(2, 60_000_000_000L)));
        assertEquals(List.of(List.of(101L, 0L, 1L), List.of(102L, 0L, 2L)), poll(write(2, socket)));
        assertEquals(List.of(List.of(103L, (long) WasiErrno.EBADF.number(), 1L), List.of(101L, 0L, 1L),
                List.of(102L, 0L, 2L)), poll(read(3, 42)));
    }

    @Test
    void areWaitedForTogether() throws IOException {
        int first = accept(0);
        try (Socket other = client(guest)) {
            int second = accept(0);
            read(0, first);
            CompletableFuture<List<List<Long>>> events =
                    CompletableFuture.supplyAsync(() -> poll(read(1, second)));
            other.getOutputStream().write('x');
            assertEquals(List.of(List.of(101L, 0L, 1L)), events.join());
        }
    }

    @Test
    void areNotWaitedForWhenTheContextEnds() {
        int socket = accept(0);
        Context late = Context.root().withTimeout(Duration.ofMillis(5));
        assertEquals(WasiErrno.EINTR, guest.call(late, "fd_read", socket, guest.iovecs(1), 1, Guest.RESULT));
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(cancellation::cancel);
        assertEquals(WasiErrno.EINTR, guest.call(Context.root().withCancellation(cancellation), "poll_oneoff", IN, OUT,
                read(0, socket), Guest.RESULT));
        Thread.currentThread().interrupt();
        assertEquals(WasiErrno.EINTR, guest.call("fd_read", socket, guest.iovecs(1), 1, Guest.RESULT));
        assertTrue(Thread.interrupted());
    }

    @Test
    void areNotWaitedForWhenTheGuestIsClosed() throws Exception {
        int socket = accept(0);
        CompletableFuture<WasiErrno> waiting = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                waiting.complete(guest.call("fd_read", socket, guest.iovecs(1), 1, Guest.RESULT));
            } catch (ExitException exit) {
                waiting.completeExceptionally(exit);
            }
        });
        guest.instance().close(7);
        reader.join();
        ExitException exit = (ExitException) assertThrows(Exception.class, waiting::join).getCause();
        assertEquals(7, exit.exitCode());
    }
}
