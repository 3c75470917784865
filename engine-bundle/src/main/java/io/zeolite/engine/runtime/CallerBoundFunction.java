package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandle;

/**
 * A host function that is called from Java, but gets an instance of a guest as its caller. It is no reference to a
 * function: guests call the host function itself.
 */
final class CallerBoundFunction implements WasmFunction {

    private final FunctionInstance call;

    CallerBoundFunction(Instance caller, FunctionInstance host) {
        this.call = new Call(caller, host);
    }

    @Override
    public FunctionDefinition definition() {
        return call.definition();
    }

    @Override
    public Slots call(Context context, long... parameters) {
        return call.call(context, parameters);
    }

    @Override
    public void call(Context context, Slots slots) {
        call.call(context, slots);
    }

    @Override
    public MethodHandle handle(Context context) {
        return Boundary.boxingHandle(context, call);
    }

    /** {@return the debug name} */
    @Override
    public String toString() {
        return call.toString();
    }

    /** Calls the host function as if the caller had ended in a tail call to it. */
    private static final class Call extends FunctionInstance {

        private final FunctionInstance host;

        Call(Instance caller, FunctionInstance host) {
            super(caller, host.definition(), host.type);
            this.host = host;
        }

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
    }
}
