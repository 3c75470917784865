package io.zeolite.itests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.itests.GuestCaseSuite;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guest {@code ticker} waits for input and for time at once. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TickerIT {

    private static FutureTask<Integer> start(ExecutionTier tier, Context context, ModuleConfig config) {
        Callable<Integer> run = () -> {
            var runtime = RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true);
            try (var created = WasmRuntime.create(runtime)) {
                var module = created.compile(GuestCaseSuite.GUESTS.resolve("ticker/ticker.wasm"));
                created.instantiate(context, module, config.withSystemServices()).close();
                return 0;
            } catch (ExitException exit) {
                return exit.exitCode();
            }
        };
        var task = new FutureTask<>(run);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static String next(BufferedReader out) throws Exception {
        for (var line = out.readLine();; line = out.readLine()) {
            if (!line.equals("tick")) {
                return line;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ticksUntilThereIsInput(ExecutionTier tier) throws Exception {
        var typist = new PipedOutputStream();
        try (var in = new PipedInputStream(typist);
                var screen = new PipedInputStream(); var stdout = new PipedOutputStream(screen);
                var out = new BufferedReader(new InputStreamReader(screen, StandardCharsets.UTF_8))) {
            var config = ModuleConfig.named("ticker").withArguments("ticker", "20").withStdin(in).withStdout(stdout);
            var ended = start(tier, Context.root(), config);
            assertEquals("tick", out.readLine());
            assertEquals("tick", out.readLine());
            typist.write("hello\nwor".getBytes(StandardCharsets.UTF_8));
            assertEquals("line hello", next(out));
            assertEquals("tick", out.readLine());
            typist.write("ld\n".getBytes(StandardCharsets.UTF_8));
            assertEquals("line world", next(out));
            typist.close();
            assertEquals("end", next(out));
            assertEquals(0, ended.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithItsContextWhileItWaitsForInput(ExecutionTier tier) throws Exception {
        try (var typist = new PipedOutputStream(); var in = new PipedInputStream(typist)) {
            var config = ModuleConfig.named("ticker").withArguments("ticker", "1000000").withStdin(in);
            var ended = start(tier, Context.root().withTimeout(Duration.ofMillis(500)), config);
            assertEquals(ExitException.DEADLINE_EXCEEDED, ended.get());
        }
    }
}
