package io.zeolite.engine.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.ValueType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * Writes down what it hears in one thread, and checks that each call ends once, on its instance, inner ones first. It has
 * no part in a call if the stack ends while it hears of its begin.
 */
class Recorder implements FunctionListenerFactory, FunctionListener {

    private record Call(Context context, ModuleInstance instance, FunctionDefinition function, Call outer) {
    }

    final List<String> events = new ArrayList<>();
    final List<Throwable> causes = new ArrayList<>();
    final List<ModuleInstance> instances = new ArrayList<>();
    private final Predicate<FunctionDefinition> observed;
    private Call innermost;

    Recorder() {
        this(_ -> true);
    }

    Recorder(Predicate<FunctionDefinition> observed) {
        this.observed = observed;
    }

    static Recorder of(String... names) {
        return new Recorder(function -> List.of(names).contains(function.name()));
    }

    /** {@return a context under which modules are compiled so that this hears of their functions} */
    Context context() {
        return Experimental.withFunctionListenerFactory(Context.root(), this);
    }

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        return observed.test(function) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack) {
        Call call = new Call(context, instance, function, innermost);
        instances.add(instance);
        events.add("before " + function.name() + values(function.type().parameters(), parameters));
        innermost = call;
    }

    @Override
    public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
        end(context, instance, function);
        events.add("after " + function.name() + values(function.type().results(), results));
    }

    @Override
    public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
        end(context, instance, function);
        causes.add(cause);
        events.add("abort " + function.name() + " " + cause.getClass().getSimpleName());
    }

    @Override
    public void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
            FunctionDefinition callee) {
        end(context, instance, function);
        events.add("replaced " + function.name() + " by " + callee.name());
    }

    private void end(Context context, ModuleInstance instance, FunctionDefinition function) {
        Call call = innermost;
        assertNotNull(call, function::name);
        innermost = call.outer;
        assertSame(call.function, function);
        assertSame(call.instance, instance);
        assertSame(call.context, context);
    }

    /** {@return what was written down since the last time, when no call is active} */
    List<String> take() {
        assertNull(innermost);
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private static String values(List<ValueType> types, Slots slots) {
        StringJoiner joined = new StringJoiner(",", "(", ")");
        int slot = 0;
        for (ValueType type : types) {
            joined.add(String.valueOf(slots.get(slot, type)));
            slot += type.slots();
        }
        return joined.toString();
    }
}
