package io.zeolite.api;

import io.zeolite.api.type.MemoryType;
import java.util.List;
import java.util.Optional;

/**
 * Describes a memory of a module.
 *
 * @param moduleName   the name of the module; may be empty
 * @param index        the place in the module's memory index space, imports first
 * @param type         addresses and size range
 * @param importedFrom the import, if the memory is one
 * @param exportNames  the names under which the module exports it, in order
 */
public record MemoryDefinition(String moduleName, int index, MemoryType type, Optional<Import> importedFrom,
        List<String> exportNames) {

    /** Makes a definition; the list is copied. */
    public MemoryDefinition {
        exportNames = List.copyOf(exportNames);
    }
}
