package io.zeolite.api;

import io.zeolite.api.type.DefinedType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An array of the garbage-collected heap. Its identity is that of the object: a guest that gets it back sees the same
 * reference.
 * <p>
 * Values are objects of the Java type of the elements' type; packed integers are {@link Integer}s, sign-extended.
 * <p>
 * Errors: {@link IndexOutOfBoundsException} if there is no such element.
 * <p>
 * Threads: elements are plain; who shares an array between threads synchronizes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Specification: aggregate
 *      instances</a>
 */
@ProviderType
public interface WasmArray {

    /** {@return the type that it was made with} */
    DefinedType type();

    /** {@return the number of elements} */
    int length();

    /** {@return the value of an element} */
    Object get(int index);

    /**
     * Sets an element. What does not fit a packed one is cut off.
     *
     * @throws IllegalStateException if elements are immutable
     * @throws ClassCastException    if the value is not of the elements' type
     */
    void set(int index, Object value);
}
