package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.sock.TcpListeners;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenOptionTest {

    @ParameterizedTest
    @CsvSource({"localhost:80, localhost, 80", "127.0.0.1:0, 127.0.0.1, 0", ":65535, '', 65535", "[::1]:80, ::1, 80"})
    void theLastColonSeparates(String text, String host, int port) {
        assertEquals(new ListenOption(host, port), ListenOption.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"localhost, 'invalid listen: localhost, not host:port'", "'', 'invalid listen: , not host:port'",
        "::1:80, 'invalid listen: ::1:80, not host:port; brackets around IPv6 addresses'",
        "localhost:, 'invalid listen port: , not 0 to 65535'", "a:http, 'invalid listen port: http, not 0 to 65535'",
        "a:65536, 'invalid listen port: 65536, not 0 to 65535'", "a:-1, 'invalid listen port: -1, not 0 to 65535'"})
    void refusesAnythingElse(String text, String message) {
        assertEquals(message, assertThrows(CommandException.class, () -> ListenOption.parse(text)).getMessage());
    }

    @Test
    void listenersAreInOrder() {
        TcpListeners listeners = new ListenOption("b", 2).addTo(new ListenOption("a", 1).addTo(TcpListeners.none()));
        assertEquals(List.of(new TcpListeners.Address("a", 1), new TcpListeners.Address("b", 2)),
                listeners.addresses());
    }
}
