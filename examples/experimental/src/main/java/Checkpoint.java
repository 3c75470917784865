import static io.zeolite.api.type.NumberType.I32;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Host functions implement setjmp and longjmp for a guest: {@code snapshot} returns twice. */
public final class Checkpoint {

    private Checkpoint() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (WasmRuntime runtime = WasmRuntime.create();
                InputStream binary = Checkpoint.class.getResourceAsStream("snapshot.wasm")) {
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
            ModuleInstance guest = runtime.instantiate(binary.readAllBytes());
            IO.println(guest.function("run").call(Experimental.withSnapshotter(Context.root())).getInt(0));
        }
    }
}
