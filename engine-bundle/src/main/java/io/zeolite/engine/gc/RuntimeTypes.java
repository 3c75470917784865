package io.zeolite.engine.gc;

import io.zeolite.engine.validation.ModuleTypes;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The types of a module's structures and arrays, by type index; each is made when it is first asked for.
 * <p>
 * Threads: safe.
 */
public final class RuntimeTypes {

    private final ModuleTypes types;
    private final AtomicReferenceArray<RuntimeType> known;

    /** Makes the types of a module. */
    public RuntimeTypes(ModuleTypes types) {
        this.types = types;
        this.known = new AtomicReferenceArray<>(types.typeCount());
    }

    /** {@return the type with the index, which is not one of functions} */
    public RuntimeType get(int typeIndex) {
        RuntimeType type = known.getPlain(typeIndex);
        if (type == null) {
            type = RuntimeType.of(types.type(typeIndex));
            known.set(typeIndex, type);
        }
        return type;
    }
}
