package io.zeolite.itests.snapshots;

import static io.zeolite.api.type.NumberType.I32;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import io.zeolite.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * Guests that import {@code setjmp} and {@code longjmp} from a host module {@code host}, and {@code hook}, which each test
 * defines for itself.
 */
abstract class SnapshotGuests {

    static final Context SNAPSHOTS = Experimental.withSnapshotter(Context.root());

    /** What guests may import. */
    static final String IMPORTS = """
        (import "host" "setjmp" (func $setjmp (param i32) (result i32)))
        (import "host" "longjmp" (func $longjmp (param i32 i32)))
        (import "host" "note" (func $note (param i32)))
        (import "host" "hook" (func $hook (param i32) (result i32)))
        """;

    /** Functions that capture and restore in ways that the hook decides. */
    static final String FUNCTIONS = """
        (func (export "capture") (result i32) (call $setjmp (i32.const 0)))
        (func (export "restore") (call $longjmp (i32.const 0) (i32.const 12)))
        (func (export "hook") (result i32) (call $hook (i32.const 3)))
        (func (export "both") (result i32)
          (local $value i32)
          (local.set $value (call $setjmp (i32.const 0)))
          (if (result i32) (local.get $value)
            (then (i32.add (i32.const 100) (local.get $value)))
            (else (call $hook (i32.const 3)))))
        """;

    final WasmRuntime runtime;
    final Map<Integer, Snapshot> snapshots = new HashMap<>();
    final List<Integer> notes = new ArrayList<>();
    HostFunction hook;

    SnapshotGuests(ExecutionTier tier) {
        this(RuntimeConfig.defaults().withTier(tier));
    }

    SnapshotGuests(RuntimeConfig config) {
        runtime = WasmRuntime.create(config);
        runtime.hostModule("host")
                .function("setjmp", FunctionType.of(I32).returning(I32), List.of(), List.of(), (context, _, slots) -> {
                    snapshots.put(slots.getInt(0), Experimental.snapshotter(context).snapshot());
                    slots.setInt(0, 0);
                })
                .function("longjmp", FunctionType.of(I32, I32), List.of(), List.of(),
                        (_, _, slots) -> snapshots.get(slots.getInt(0)).restore(Slots.of(slots.getLong(1))))
                .function("note", FunctionType.of(I32), List.of(), List.of(),
                        (_, _, slots) -> notes.add(slots.getInt(0)))
                .function("hook", FunctionType.of(I32).returning(I32), List.of(), List.of(),
                        (context, caller, slots) -> hook.call(context, caller, slots))
                .instantiate();
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    /** {@return an instance of a module with the imports} */
    ModuleInstance guest(String fields) {
        return guest("", fields);
    }

    ModuleInstance guest(String name, String fields) {
        ModuleConfig config = name.isEmpty() ? ModuleConfig.defaults() : ModuleConfig.named(name);
        return runtime.instantiate(runtime.compile(Text.toBinary("(module " + IMPORTS + fields + ")")), config);
    }

    /** {@return the i32 that a function returns whose state can be captured} */
    static int call(ModuleInstance guest, String function, long... parameters) {
        return guest.function(function).call(SNAPSHOTS, parameters).getInt(0);
    }
}
