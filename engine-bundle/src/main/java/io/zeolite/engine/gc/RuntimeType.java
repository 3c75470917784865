package io.zeolite.engine.gc;

import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.StructType;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * A type of structures or arrays as running code sees it: equal types of all modules share one object, and a cast is two
 * comparisons, whatever the depth of the hierarchy.
 * <p>
 * Threads: safe.
 */
public final class RuntimeType {

    private static final Map<DefinedType, WeakReference<RuntimeType>> TABLE = new WeakHashMap<>();

    private final DefinedType type;
    private final CompositeType composite;
    /** The supertypes from the root on, and this. */
    private final RuntimeType[] ancestors;
    private final StructureLayout layout;
    private final StructureInstance prototype;

    private RuntimeType(DefinedType type, CompositeType composite) {
        this.type = type;
        this.composite = composite;
        List<DefinedType> supertypes = type.supertypes();
        RuntimeType[] inherited = supertypes.isEmpty() ? new RuntimeType[0] : of(supertypes.getFirst()).ancestors;
        this.ancestors = Arrays.copyOf(inherited, inherited.length + 1);
        this.ancestors[inherited.length] = this;
        if (composite instanceof StructType struct) {
            StructureLayout above = inherited.length == 0 ? null : inherited[inherited.length - 1].layout;
            this.layout = StructureLayout.of(struct, above);
            this.prototype = layout.make(this);
        } else {
            this.layout = null;
            this.prototype = null;
        }
    }

    /**
     * {@return the type at run time}
     *
     * @throws IllegalArgumentException if it is a type of functions
     */
    public static RuntimeType of(DefinedType type) {
        synchronized (TABLE) {
            WeakReference<RuntimeType> known = TABLE.get(type);
            RuntimeType found = known == null ? null : known.get();
            if (found == null) {
                CompositeType composite = type.expand();
                if (composite instanceof FunctionType) {
                    throw new IllegalArgumentException("no aggregate type: " + type);
                }
                found = new RuntimeType(type, composite);
                TABLE.put(found.type, new WeakReference<>(found));
            }
            return found;
        }
    }

    /** {@return the type} */
    public DefinedType type() {
        return type;
    }

    /** {@return what it is: a structure or an array type, closed} */
    public CompositeType composite() {
        return composite;
    }

    StructType struct() {
        return (StructType) composite;
    }

    ArrayType array() {
        return (ArrayType) composite;
    }

    /** {@return how structures of the type lie in Java objects; null for arrays} */
    public StructureLayout layout() {
        return layout;
    }

    /** Executes {@code struct.new_default}. */
    public StructureInstance newStructure() {
        return prototype.make(this);
    }

    /** {@return whether the reference, which may be null, is to an object of this type or a subtype} */
    public boolean isInstance(Object reference) {
        return reference instanceof AggregateInstance aggregate && aggregate.type.isSubtypeOf(this);
    }

    private boolean isSubtypeOf(RuntimeType other) {
        if (this == other) {
            return true;
        }
        int depth = other.ancestors.length - 1;
        return depth < ancestors.length && ancestors[depth] == other;
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
