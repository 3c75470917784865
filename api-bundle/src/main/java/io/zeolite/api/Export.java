package io.zeolite.api;

import io.zeolite.api.type.ExternType;
import java.util.Objects;

/**
 * What a module offers.
 *
 * @param name the export's name, unique in its module
 * @param type what it is
 */
public record Export(String name, ExternType type) {

    /**
     * Makes an export.
     *
     * @throws NullPointerException if an argument is null
     */
    public Export {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
