package io.zeolite.engine.tier;

import io.zeolite.api.Context;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call comes to.
 *
 * @param results the slots of the results, in hexadecimal; empty after a trap
 */
record Outcome(List<String> results, Optional<TrapKind> trap) {

    static Outcome of(long... results) {
        List<String> slots = new ArrayList<>();
        for (long slot : results) {
            slots.add(Long.toHexString(slot));
        }
        return new Outcome(slots, Optional.empty());
    }

    static Outcome of(TrapKind trap) {
        return new Outcome(List.of(), Optional.of(trap));
    }

    /** {@return what becomes of a call} */
    static Outcome of(WasmFunction function, List<long[]> operands) {
        Slots slots = Slots.forType(function.type());
        int slot = 0;
        for (long[] operand : operands) {
            for (long bits : operand) {
                slots.setLong(slot++, bits);
            }
        }
        try {
            function.call(Context.root(), slots);
        } catch (TrapException trap) {
            return of(trap.kind());
        }
        long[] results = new long[function.type().resultSlots()];
        for (int i = 0; i < results.length; i++) {
            results[i] = slots.getLong(i);
        }
        return of(results);
    }
}
