package io.zeolite.api;

import io.zeolite.api.type.GlobalType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A global variable.
 * <p>
 * Errors: access as another type throws {@link ClassCastException}; setting one that is not mutable throws
 * {@link IllegalStateException}.
 */
@ProviderType
public interface Global {

    /** {@return the type of the value, and whether it can be set} */
    GlobalType type();

    /** {@return the value as an object of the type's Java type} */
    Object get();

    /** Sets the value to an object of the type's Java type. */
    void set(Object value);

    /** {@return the i32} */
    default int getInt() {
        return (Integer) get();
    }

    /** {@return the i64} */
    default long getLong() {
        return (Long) get();
    }

    /** {@return the f32} */
    default float getFloat() {
        return (Float) get();
    }

    /** {@return the f64} */
    default double getDouble() {
        return (Double) get();
    }
}
