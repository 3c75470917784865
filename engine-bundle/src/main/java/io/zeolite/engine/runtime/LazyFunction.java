package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.Slots;
import java.lang.invoke.MethodHandle;

/**
 * Stands in a table or segment for a function that nobody asked for yet, so that large tables are cheap. Never leaves
 * {@link TableInstance} and the segments of {@link Instance}.
 */
final class LazyFunction extends FunctionInstance {

    private final int index;

    LazyFunction(Instance instance, int index) {
        super(instance, instance.definition(index), null);
        this.index = index;
    }

    FunctionInstance resolve() {
        return instance.function(index);
    }

    @Override
    public void invoke(Slots slots) {
        resolve().invoke(slots);
    }

    @Override
    public Instance continueTail(Instance from) {
        return resolve().continueTail(from);
    }

    @Override
    public MethodHandle handle(Context context) {
        return resolve().handle(context);
    }
}
