package io.zeolite.format;

import io.zeolite.api.type.ValueType;
import java.util.Objects;

/**
 * Local variables of one type, declared together.
 *
 * @param count how many, unsigned
 * @param type  their type
 */
public record LocalGroup(int count, ValueType type) {

    /**
     * Makes a group of locals.
     *
     * @throws NullPointerException if {@code type} is null
     */
    public LocalGroup {
        Objects.requireNonNull(type, "type");
    }
}
