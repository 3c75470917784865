package io.zeolite.format;

import io.zeolite.api.type.TableType;
import java.util.Objects;
import java.util.Optional;

/**
 * A table that a module defines.
 *
 * @param type        its type
 * @param initializer the constant expression of each element's first value; null references if there is none
 */
public record Table(TableType type, Optional<Expression> initializer) {

    /**
     * Makes a table.
     *
     * @throws NullPointerException if an argument is null
     */
    public Table {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(initializer, "initializer");
    }
}
