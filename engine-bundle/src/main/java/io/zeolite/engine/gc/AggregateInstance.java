package io.zeolite.engine.gc;

/** A structure or an array. */
public abstract sealed class AggregateInstance permits StructureInstance, ArrayInstance {

    /** The type that it was made with. */
    final RuntimeType type;

    AggregateInstance(RuntimeType type) {
        this.type = type;
    }

    /** {@return the type at run time} */
    public final RuntimeType runtimeType() {
        return type;
    }

    /** {@return the type, and by what to tell it from others} */
    @Override
    public final String toString() {
        return type + "@" + Integer.toHexString(System.identityHashCode(this));
    }
}
