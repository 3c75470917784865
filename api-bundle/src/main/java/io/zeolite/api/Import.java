package io.zeolite.api;

import io.zeolite.api.type.ExternType;
import java.util.Objects;

/**
 * What a module asks for.
 *
 * @param module the name of the module that is asked
 * @param name   the name of its export
 * @param type   what it must be
 */
public record Import(String module, String name, ExternType type) {

    /**
     * Makes an import.
     *
     * @throws NullPointerException if an argument is null
     */
    public Import {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
