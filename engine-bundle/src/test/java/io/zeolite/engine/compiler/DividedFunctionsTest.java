package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.interpreter.Interpreter;
import io.zeolite.engine.runtime.EngineRuntime;
import io.zeolite.engine.runtime.Tier;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random functions do the same, whole, divided into pieces of any size, and interpreted. */
class DividedFunctionsTest {

    private static final int MODULES = Integer.getInteger("zeolite.random.modules", 60);
    private static final long[][] ARGUMENTS =
            {{0, 0, 0}, {1, -1, Double.doubleToRawLongBits(2.5)}, {7, 99, 0}, {14, 3, 1}};

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 40, 20", "50, 100, 60", "200, 300, 200", "500, 1000, 700", "7000, 5000, 3500"})
    void doTheSameAsInterpretedOnes(int whole, int body, int piece) {
        int finished = 0;
        for (long seed = 0; seed < MODULES; seed++) {
            byte[] binary = RandomGuest.module(seed, 30).encode();
            List<String> expected = outcomes(binary, new Interpreter());
            List<String> actual = outcomes(binary, new Compiler(new SplitLimits(whole, body, piece)));
            assertEquals(expected, actual, "module of seed " + seed);
            finished += (int) expected.stream().filter(outcome -> outcome.startsWith("returned")).count();
        }
        assertTrue(finished > MODULES, "most calls must not trap at once: " + finished);
    }

    /** {@return what calls of the functions do, one after the other in one instance} */
    private static List<String> outcomes(byte[] binary, Tier tier) {
        RuntimeConfig config = RuntimeConfig.defaults();
        List<String> outcomes = new ArrayList<>();
        try (WasmRuntime runtime =
                new EngineRuntime(config, new ServiceLoaderExtensions(), Map.of(config.tier(), tier))) {
            ModuleInstance instance = runtime.instantiate(runtime.compile(binary), ModuleConfig.named("random"));
            for (long[] arguments : ARGUMENTS) {
                for (int function = 3; function >= 0; function--) {
                    outcomes.add(outcome(instance, function, arguments) + state(instance));
                }
            }
        }
        return outcomes;
    }

    private static String outcome(ModuleInstance instance, int function, long[] arguments) {
        Slots slots = Slots.forType(RandomGuest.TYPE);
        for (int i = 0; i < arguments.length; i++) {
            slots.setLong(i, arguments[i]);
        }
        try {
            instance.function("" + function).call(Context.root(), slots);
            return "returned " + slots.getLong(0) + ' ' + slots.getInt(1) + ' ' + slots.getDouble(2);
        } catch (TrapException trap) {
            return trap.kind().toString();
        } catch (UncaughtException exception) {
            return "threw " + exception.arguments().getInt(0) + ' ' + exception.arguments().getLong(1) + ' '
                    + exception.arguments().getV128(2);
        }
    }

    private static String state(ModuleInstance instance) {
        long hash = 0;
        byte[] bytes = instance.memory("memory").segment().toArray(ValueLayout.JAVA_BYTE);
        for (byte value : bytes) {
            hash = 31 * hash + value;
        }
        return " with " + bytes.length + " bytes of hash " + hash;
    }
}
