package io.zeolite.format;

import io.zeolite.api.type.GlobalType;
import java.util.Objects;

/**
 * A global variable that a module defines.
 *
 * @param type        its type
 * @param initializer the constant expression of its first value
 */
public record GlobalVariable(GlobalType type, Expression initializer) {

    /**
     * Makes a global variable.
     *
     * @throws NullPointerException if an argument is null
     */
    public GlobalVariable {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(initializer, "initializer");
    }
}
