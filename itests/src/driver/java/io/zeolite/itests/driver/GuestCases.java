package io.zeolite.itests.driver;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.TrapException;
import io.zeolite.api.WasmRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Runs cases one after the other, each guest compiled once. */
final class GuestCases {

    private static final long STACK_BYTES = 512L << 20;

    private final WasmRuntime runtime;
    private final Map<Path, CompiledModule> compiled = new HashMap<>();

    GuestCases(WasmRuntime runtime) {
        this.runtime = runtime;
    }

    /** Runs all cases, and reports each as {@code <guest>/<case> ok} or {@code <guest>/<case> <what is wrong>}. */
    void run(Path guests, Path scratch, Consumer<String> report) throws IOException {
        for (GuestCase guestCase : GuestCase.all(guests)) {
            report.accept(guestCase.name() + " " + outcome(guestCase, scratch).replaceAll("\\R", " | "));
        }
    }

    /** A case that fails for whatever reason is one that is reported; the others run. */
    private String outcome(GuestCase guestCase, Path scratch) {
        FutureTask<String> run = new FutureTask<>(() -> execute(guestCase, scratch));
        new Thread(null, run, guestCase.name(), STACK_BYTES).start();
        try {
            return run.get();
        } catch (Exception e) {
            return String.valueOf(e.getCause());
        }
    }

    private String execute(GuestCase guestCase, Path scratch) throws IOException {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        CompiledModule module = compiled.get(guestCase.binary());
        if (module == null) compiled.put(guestCase.binary(), module = runtime.compile(guestCase.binary()));
        String end;
        try (var _ = runtime.instantiate(module, guestCase.config(scratch, stdout, stderr))) {
            end = "0";
        } catch (ExitException exit) {
            end = Integer.toUnsignedString(exit.exitCode());
        } catch (TrapException | ExhaustionException _) {
            end = GuestCase.TRAP;
        }
        if (!end.equals(guestCase.expectedEnd())) {
            return "ended with " + end + ", not " + guestCase.expectedEnd() + "; standard error: "
                    + stderr.toString(StandardCharsets.UTF_8);
        }
        int difference = Arrays.mismatch(guestCase.expected(), stdout.toByteArray());
        return difference < 0 ? "ok" : "printed something else from byte " + difference + " on: " + stdout;
    }
}
