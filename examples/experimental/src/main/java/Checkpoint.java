import static io.zeolite.api.type.NumberType.I32;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Host functions implement setjmp and longjmp for a guest: {@code snapshot} returns twice. */
public final class Checkpoint {

    /*
     * (module
     *   (import "example" "snapshot" (func $snapshot (param i32) (result i32)))
     *   (import "example" "restore" (func $restore (param i32)))
     *   (memory (export "memory") 1)
     *   (func $helper (call $restore (i32.const 0)))
     *   (func (export "run") (result i32)
     *     (local $restored i32)
     *     (local.set $restored (call $snapshot (i32.const 0)))
     *     (if (local.get $restored) (then (return (local.get $restored))))
     *     (call $helper)
     *     (i32.const 10)))
     */
    private static final byte[] GUEST = HexFormat.of().parseHex("""
        0061736d0100000001110460017f017f60017f006000006000017f022602076578616d706c6508736e617073686f740000076578\
        616d706c6507726573746f7265000103030202030503010001071002066d656d6f727902000372756e00030a1f02060041001001\
        0b1601017f4100100021002000044020000f0b1002410a0b""");

    private Checkpoint() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) {
        List<Snapshot> snapshots = new ArrayList<>();
        try (WasmRuntime runtime = WasmRuntime.create()) {
            runtime.hostModule("example")
                    .function("snapshot", FunctionType.of(I32).returning(I32), List.of(), List.of(),
                            (context, caller, slots) -> {
                                snapshots.add(Experimental.snapshotter(context).snapshot());
                                caller.memory().setInt(slots.getInt(0), snapshots.size() - 1);
                                slots.setInt(0, 0);
                            })
                    .function("restore", FunctionType.of(I32), List.of(), List.of(),
                            (_, caller, slots) -> snapshots.get(caller.memory().getInt(slots.getInt(0)))
                                    .restore(Slots.of(5)))
                    .instantiate();
            ModuleInstance guest = runtime.instantiate(GUEST);
            IO.println(guest.function("run").call(Experimental.withSnapshotter(Context.root())).getInt(0));
        }
    }
}
