package io.zeolite.itests.sock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.sock.TcpListeners;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guest {@code httpd} serves clients over loopback. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HttpServerIT {
    private static final int CONNECTIONS = Integer.getInteger("zeolite.http.connections", 20);
    private static final int REQUESTS_EACH = Integer.getInteger("zeolite.http.requests", 1_000) / CONNECTIONS;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();

    private CompletableFuture<Void> serve(WasmRuntime runtime, Context context, int requests) {
        var listeners = TcpListeners.of("127.0.0.1", 0).whenOpen(all -> address.complete(all.getFirst()));
        var config = listeners.in(ModuleConfig.named("httpd").withArguments("httpd", String.valueOf(requests))
                .withStdout(out).withStderr(System.err));
        var ended = CompletableFuture.runAsync(() -> {
            try {
                var module = runtime.compile(GuestCaseSuite.GUESTS.resolve("httpd/httpd.wasm"));
                runtime.instantiate(context, module, config);
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
        }, runnable -> Thread.ofPlatform().start(runnable));
        ended.whenComplete((_, failure) -> {
            if (failure != null) address.completeExceptionally(failure);
        });
        return ended;
    }

    /** Sends requests two at a time on one connection, and returns what is answered. */
    private static List<String> talk(InetSocketAddress address, int client) throws IOException {
        var answers = new ArrayList<String>();
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int request = 0; request < REQUESTS_EACH; request += 2) {
                var both = request(client, request) + request(client, request + 1);
                socket.getOutputStream().write(both.getBytes(US_ASCII));
                answers.add(answer(in));
                answers.add(answer(in));
            }
        }
        return answers;
    }

    private static String request(int client, int request) {
        return "GET /echo/client-%d-request-%d HTTP/1.1\r\nHost: loopback\r\n\r\n".formatted(client, request);
    }

    private static String answer(BufferedReader in) throws IOException {
        var status = in.readLine();
        int length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) length = Integer.parseInt(line.substring(16));
        }
        var body = new char[length];
        for (int read = 0; read < length;) {
            int count = in.read(body, read, length - read);
            if (count < 0) return status + " cut";
            read += count;
        }
        return status + " " + new String(body).strip();
    }

    @ParameterizedTest
    @EnumSource
    void losesNoneOfManyRequests(ExecutionTier tier) throws Exception {
        try (var runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = serve(runtime, Context.root(), CONNECTIONS * REQUESTS_EACH);
            var at = address.get();
            var talks = new ArrayList<Future<List<String>>>();
            for (int client = 0; client < CONNECTIONS; client++) {
                int number = client;
                talks.add(clients.submit(() -> talk(at, number)));
            }
            for (int client = 0; client < CONNECTIONS; client++) {
                var answers = talks.get(client).get();
                for (int request = 0; request < REQUESTS_EACH; request++) {
                    assertEquals("HTTP/1.1 200 OK client-%d-request-%d".formatted(client, request),
                            answers.get(request));
                }
            }
            ended.join();
            assertEquals("served %d requests\n".formatted(CONNECTIONS * REQUESTS_EACH), out.toString(US_ASCII));
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithItsContextWhileItWaits(ExecutionTier tier) throws Exception {
        var cancellation = new Cancellation();
        try (var runtime =
                WasmRuntime.create(RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true))) {
            var ended = serve(runtime, Context.root().withCancellation(cancellation), 1);
            address.get();
            cancellation.cancel();
            var failure = ended.handle((_, thrown) -> thrown.getCause()).join();
            assertEquals(ExitException.CONTEXT_CANCELLED, ((ExitException) failure).exitCode());
        }
    }
}
