package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.validation.TypeMatching;

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
    final boolean hasType(DefinedType expected) {
        return type == expected || TypeMatching.matches(type, expected);
    }

    /** {@return the debug name} */
    @Override
    public final String toString() {
        return definition.debugName();
    }
}
