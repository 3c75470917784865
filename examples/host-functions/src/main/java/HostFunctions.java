import io.zeolite.api.Exported;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import java.lang.invoke.MethodHandles;
import java.util.HexFormat;
import java.util.function.DoubleUnaryOperator;

/** A guest that calls functions in Java, written in each of the three ways. */
public final class HostFunctions {

    /*
     * (module
     *   (import "env" "log" (func $log (param i32 i32)))
     *   (import "env" "now" (func $now (result i64)))
     *   (import "env" "scale" (func $scale (param f64) (result f64)))
     *   (memory (export "memory") 1)
     *   (data (i32.const 8) "hello from the guest")
     *   (func (export "run") (result f64)
     *     (call $log (i32.const 8) (i32.const 20))
     *     (call $scale (f64.convert_i64_s (call $now)))))
     */
    private static final byte[] GUEST = HexFormat.of().parseHex("""
        0061736d0100000001130460027f7f006000017e60017c017c6000017c02210303656e76036c6f67000003656e76036e6f77000103\
        656e76057363616c650002030201030503010001071002066d656d6f727902000372756e00030a0f010d004108411410001001b910\
        020b0b1a010041080b1468656c6c6f2066726f6d20746865206775657374""");

    private HostFunctions() {
    }

    /** Functions of the guest's environment that are methods. */
    static final class Environment {

        private final long now;

        Environment(long now) {
            this.now = now;
        }

        @Exported
        long now() {
            return now;
        }
    }

    /** Runs the guest. */
    public static void main(String[] arguments) {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            runtime.hostModule("env")
                    .function("log", FunctionType.of(NumberType.I32, NumberType.I32), (context, caller, slots) -> IO
                            .println(caller.memory().readUtf8(slots.getInt(0), slots.getInt(1))))
                    .function("scale", DoubleUnaryOperator.class, value -> value / 1000)
                    .functions(MethodHandles.lookup(), new Environment(42_000))
                    .instantiate();
            ModuleInstance guest = runtime.instantiate(GUEST);
            IO.println(guest.function("run").call().getDouble(0));
        }
    }
}
