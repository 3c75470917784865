package io.zeolite.api;

import io.zeolite.api.type.DefinedType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A structure of the garbage-collected heap. Its identity is that of the object: a guest that gets it back sees the same
 * reference.
 * <p>
 * Values are objects of the Java type of the field's type; packed integers are {@link Integer}s, sign-extended.
 * <p>
 * Errors: {@link IndexOutOfBoundsException} if there is no such field.
 * <p>
 * Threads: fields are plain; who shares a structure between threads synchronizes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Specification: aggregate
 *      instances</a>
 */
@ProviderType
public interface WasmStruct {

    /** {@return the type that it was made with} */
    DefinedType type();

    /** {@return the number of fields} */
    int fieldCount();

    /** {@return the value of a field} */
    Object get(int field);

    /**
     * Sets a field. What does not fit a packed one is cut off.
     *
     * @throws IllegalStateException if the field is immutable
     * @throws ClassCastException    if the value is not of the field's type
     */
    void set(int field, Object value);
}
