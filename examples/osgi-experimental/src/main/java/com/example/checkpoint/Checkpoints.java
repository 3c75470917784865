package com.example.checkpoint;

import static io.zeolite.api.type.NumberType.I32;

import io.zeolite.api.Context;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Gives guests setjmp and longjmp, in calls that are made with snapshots enabled. */
final class Checkpoints implements HostModule {

    private static final Context.Key<Taken> TAKEN = Context.Key.of("com.example.checkpoint.taken", Taken.class);

    /**
     * The snapshots of one guest.
     *
     * @param snapshots in the order in which they were taken
     */
    private record Taken(List<Snapshot> snapshots) {

        static List<Snapshot> of(ModuleInstance guest) {
            return guest.attachment(TAKEN, _ -> new Taken(new ArrayList<>())).snapshots;
        }
    }

    @Override
    public String name() {
        return "example";
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("snapshot", FunctionType.of(I32).returning(I32), Checkpoints::snapshot);
        builder.function("restore", FunctionType.of(I32), Checkpoints::restore);
    }

    /** Writes the snapshot's number to an address, and returns 0; returns again with what is restored. */
    private static void snapshot(Context context, ModuleInstance guest, Slots slots) {
        List<Snapshot> taken = Taken.of(guest);
        taken.add(Experimental.snapshotter(context).snapshot());
        guest.memory().setInt(slots.getInt(0), taken.size() - 1);
        slots.setInt(0, 0);
    }

    /** Goes back to the snapshot whose number is at an address. */
    private static void restore(Context context, ModuleInstance guest, Slots slots) {
        Taken.of(guest).get(guest.memory().getInt(slots.getInt(0))).restore(Slots.of(5));
    }
}
