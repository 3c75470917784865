package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandle;

/** A host function that is called from Java, but gets an instance of a guest as its caller. */
final class CallerBoundFunction extends FunctionInstance {

    private final FunctionInstance host;

    CallerBoundFunction(Instance caller, FunctionInstance host) {
        super(caller, host.definition(), host.type);
        this.host = host;
    }

    /** Calls the host function as if the caller had ended in a tail call to it. */
    @Override
    public void invoke(Slots slots) {
        FunctionType type = definition().type();
        int argumentSlots = type.parameterSlots();
        instance.reserveResults(Math.max(TailCall.FIRST_ARGUMENT + argumentSlots, type.resultSlots()));
        for (int slot = 0; slot < argumentSlots; slot++) {
            instance.resultBits[TailCall.FIRST_ARGUMENT + slot] = slots.getLong(slot);
            instance.resultReferences[TailCall.FIRST_ARGUMENT + slot] = slots.getReference(slot);
        }
        TailCall.finish(instance, host, type.resultSlots());
        int slot = 0;
        for (ValueType result : type.results()) {
            take(result, slot, slots);
            slot += result.slots();
        }
    }

    private void take(ValueType type, int slot, Slots slots) {
        long bits = instance.resultBits[slot];
        switch (type) {
            case NumberType.I32, NumberType.F32 -> slots.setInt(slot, (int) bits);
            case NumberType.I64, NumberType.F64 -> slots.setLong(slot, bits);
            case VectorType.V128 -> slots.setV128(slot, new V128(bits, instance.resultBits[slot + 1]));
            case ReferenceType _ -> slots.setReference(slot, instance.resultReferences[slot]);
        }
    }

    @Override
    public Instance continueTail(Instance from) {
        return host.continueTail(from);
    }

    @Override
    public MethodHandle handle(Context context) {
        return Boundary.boxingHandle(context, this);
    }
}
