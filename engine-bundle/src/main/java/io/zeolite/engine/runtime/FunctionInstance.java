package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.validation.TypeMatching;
import java.lang.invoke.MethodHandle;

/**
 * A function of the store. For each shape of parameters and results there is an emitted abstract subclass with a method
 * {@code call} of exact type ({@link Signatures}), and for each function an emitted subclass of that.
 */
public abstract class FunctionInstance implements WasmFunction {

    /** The closed type, by which indirect calls compare; null in a {@link LazyFunction} only. */
    public final DefinedType type;

    /** The instance that defines the function. */
    public final Instance instance;

    private final FunctionDefinition definition;

    /** Makes a function of an instance. */
    protected FunctionInstance(Instance instance, FunctionDefinition definition, DefinedType type) {
        this.instance = instance;
        this.definition = definition;
        this.type = type;
    }

    @Override
    public final FunctionDefinition definition() {
        return definition;
    }

    /** {@return whether the function's type is the expected one or a subtype of it} */
    public final boolean hasType(DefinedType expected) {
        return type == expected || TypeMatching.matches(type, expected);
    }

    /** Calls the function without its boundary: parameters on entry and results on return are in the slots. */
    public abstract void invoke(Slots slots);

    /**
     * Calls the function in place of another one, which left the arguments in its instance as it ended.
     *
     * @return the instance in which this function left its results, the first of them at index 0, or again a
     *         {@linkplain Instance#tailCall tail call}
     */
    public abstract Instance continueTail(Instance from);

    @Override
    public final Slots call(Context context, long... parameters) {
        FunctionType functionType = definition.type();
        if (parameters.length != functionType.parameterSlots()) {
            throw new IllegalArgumentException(
                    "expected %d params, but passed %d".formatted(functionType.parameterSlots(), parameters.length));
        }
        Slots slots = Slots.forType(functionType);
        for (int slot = 0; slot < parameters.length; slot++) {
            slots.setLong(slot, parameters[slot]);
        }
        call(context, slots);
        return slots;
    }

    @Override
    public final void call(Context context, Slots slots) {
        int needed = Math.max(definition.type().parameterSlots(), definition.type().resultSlots());
        if (slots.size() < needed) {
            throw new IllegalArgumentException("need %d slots, but have %d".formatted(needed, slots.size()));
        }
        Boundary.call(context, this, slots);
    }

    @Override
    public MethodHandle handle(Context context) {
        return Boundary.handle(context, this);
    }

    /** {@return the debug name} */
    @Override
    public final String toString() {
        return definition.debugName();
    }
}
