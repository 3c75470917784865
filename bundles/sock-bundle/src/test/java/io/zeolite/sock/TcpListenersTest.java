package io.zeolite.sock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestSocket;
import io.zeolite.sysfs.spi.SocketSource;
import io.zeolite.testing.FakeInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TcpListenersTest {

    private static final String LOOPBACK = "127.0.0.1";

    private static FakeInstance guest(TcpListeners listeners) {
        return FakeInstance.of(listeners.in(ModuleConfig.named("guest")));
    }

    @Test
    void areImmutable() {
        TcpListeners one = TcpListeners.of(LOOPBACK, 0);
        TcpListeners two = one.withListener("localhost", 8080);
        assertEquals("[127.0.0.1:0]", one.toString());
        assertEquals("[127.0.0.1:0, localhost:8080]", two.toString());
        assertEquals(8080, two.addresses().get(1).port());
    }

    @Test
    void leaveAConfigurationAsItIsIfThereAreNone() {
        ModuleConfig config = ModuleConfig.defaults();
        assertSame(config, TcpListeners.none().in(config));
        assertNotEquals(config, TcpListeners.of(LOOPBACK, 0).in(config));
        assertEquals(List.of(), TcpListeners.open(FakeInstance.of(config)));
    }

    @Test
    void refusePortsThatDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> TcpListeners.of(LOOPBACK, -1));
        assertThrows(IllegalArgumentException.class, () -> TcpListeners.of(LOOPBACK, 65_536));
    }

    @Test
    void areOpenedOnceAndClosedWithTheInstance() throws Exception {
        List<List<InetSocketAddress>> told = new ArrayList<>();
        FakeInstance guest = guest(TcpListeners.of(LOOPBACK, 0).withListener("", 0).whenOpen(told::add));
        List<InetSocketAddress> addresses = TcpListeners.open(guest);
        assertEquals(addresses, TcpListeners.open(guest));
        assertEquals(List.of(addresses), told);
        List<GuestSocket> sockets = guest.config().find(SocketSource.KEY).orElseThrow().openFor(guest);
        assertEquals(2, sockets.size());
        assertEquals(FileType.STREAM_SOCKET, sockets.get(0).stat().type());
        assertTrue(addresses.get(0).getAddress().isLoopbackAddress());
        assertTrue(addresses.get(1).getAddress().isAnyLocalAddress());
        guest.close();
        assertThrows(IOException.class, () -> new Socket(LOOPBACK, addresses.get(0).getPort()).close());
        assertErrno(Errno.EBADF, sockets.get(0)::accept);
        assertThrows(ExitException.class, () -> TcpListeners.open(guest));
    }

    @Test
    void failTogether() throws IOException {
        List<InetSocketAddress> first = TcpListeners.open(guest(TcpListeners.of(LOOPBACK, 0)));
        int taken = first.getFirst().getPort();
        FakeInstance guest = guest(TcpListeners.of(LOOPBACK, 0).withListener(LOOPBACK, taken));
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> TcpListeners.open(guest));
        assertTrue(failure.getMessage().contains(LOOPBACK + ":" + taken), failure::getMessage);
        FakeInstance unknown = guest(TcpListeners.of("no.such.host.invalid", 0));
        assertThrows(UncheckedIOException.class, () -> TcpListeners.open(unknown));
    }

    @Test
    void areClosedAgainIfNobodyWantsToHearOfThem() {
        List<InetSocketAddress> told = new ArrayList<>();
        FakeInstance guest = guest(TcpListeners.of(LOOPBACK, 0).whenOpen(told::addAll).whenOpen(_ -> {
            throw new IllegalStateException("on purpose");
        }));
        assertThrows(IllegalStateException.class, () -> TcpListeners.open(guest));
        assertThrows(IOException.class, () -> new Socket(LOOPBACK, told.getFirst().getPort()).close());
    }

    @Test
    void neverWait() throws Exception {
        FakeInstance guest = guest(TcpListeners.of(LOOPBACK, 0));
        InetSocketAddress address = TcpListeners.open(guest).getFirst();
        GuestSocket listener = guest.config().find(TcpListeners.KEY).orElseThrow().openFor(guest).getFirst();
        ByteBuffer buffer = ByteBuffer.allocate(8);
        assertErrno(Errno.EAGAIN, listener::accept);
        assertErrno(Errno.ENOTCONN, () -> listener.read(buffer));
        assertErrno(Errno.ENOTCONN, () -> listener.write(buffer));
        assertErrno(Errno.ENOTCONN, () -> listener.peek(buffer));
        assertErrno(Errno.ENOTCONN, () -> listener.shutdown(true, true));
        assertErrno(Errno.ESPIPE, () -> listener.seek(0, Whence.START));
        try (Socket client = new Socket(address.getAddress(), address.getPort());
                GuestSocket accepted = accept(listener)) {
            assertErrno(Errno.EAGAIN, () -> accepted.read(buffer));
            assertErrno(Errno.EAGAIN, () -> accepted.peek(buffer));
            assertErrno(Errno.EINVAL, accepted::accept);
            assertErrno(Errno.ESPIPE, () -> accepted.pread(buffer, 0));
            assertEquals(0, accepted.read(ByteBuffer.allocate(0)));
            assertEquals(0, accepted.write(ByteBuffer.allocate(0)));
            client.shutdownOutput();
        }
        guest.close();
    }

    /** A connection may be established a little before it can be accepted. */
    private static GuestSocket accept(GuestSocket listener) throws ErrnoException {
        while (true) {
            try {
                return listener.accept();
            } catch (ErrnoException failure) {
                assertEquals(Errno.EAGAIN, failure.errno());
                Thread.onSpinWait();
            }
        }
    }

    private static void assertErrno(Errno expected, Executable operation) {
        assertEquals(expected, assertThrows(ErrnoException.class, operation).errno());
    }
}
