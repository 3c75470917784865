package io.zeolite.cli;

import io.zeolite.api.WasmRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A terminal that keeps what is written. */
final class CapturedTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    CapturedTerminal() {
        this(Map.of());
    }

    CapturedTerminal(Map<String, String> environment) {
        this(environment, new byte[0]);
    }

    CapturedTerminal(byte[] in) {
        this(Map.of(), in);
    }

    private CapturedTerminal(Map<String, String> environment, byte[] in) {
        terminal = new Terminal(new ByteArrayInputStream(in),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment, false);
    }

    Terminal terminal() {
        return terminal;
    }

    int execute(String... arguments) throws InterruptedException {
        return Main.execute(terminal, WasmRuntime::create, arguments);
    }

    void reset() {
        out.reset();
        err.reset();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
