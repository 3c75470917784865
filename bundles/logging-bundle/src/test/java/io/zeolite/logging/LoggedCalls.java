package io.zeolite.logging;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.testing.FakeFunction;
import java.util.Optional;

/** Calls functions and their listeners as an engine does. */
final class LoggedCalls {

    static final StackIterator NO_STACK = new StackIterator() {
        @Override
        public boolean next() {
            return false;
        }

        @Override
        public InternalFunction function() {
            throw new IllegalStateException("there is no function");
        }

        @Override
        public ProgramCounter programCounter() {
            throw new IllegalStateException("there is no function");
        }
    };

    private LoggedCalls() {
    }

    /** {@return the function with its calls observed} */
    static FakeFunction observed(FunctionListenerFactory factory, FakeFunction function) {
        Optional<FunctionListener> listener = factory.newListener(function.definition());
        HostFunction code = listener.map(present -> code(present, function)).orElse(function.code());
        return FakeFunction.of(function.definition(), code);
    }

    private static HostFunction code(FunctionListener listener, FakeFunction function) {
        return (context, instance, slots) -> {
            listener.before(context, instance, function.definition(), slots, NO_STACK);
            try {
                function.code().call(context, instance, slots);
            } catch (RuntimeException failure) {
                listener.abort(context, instance, function.definition(), failure);
                throw failure;
            }
            listener.after(context, instance, function.definition(), slots);
        };
    }

    /** Calls an observed function in an instance, with raw parameters. */
    static Slots call(ModuleInstance instance, FakeFunction function, long... parameters) {
        Slots slots = Slots.forType(function.type());
        for (int slot = 0; slot < parameters.length; slot++) {
            slots.setLong(slot, parameters[slot]);
        }
        function.code().call(Context.root(), instance, slots);
        return slots;
    }
}
