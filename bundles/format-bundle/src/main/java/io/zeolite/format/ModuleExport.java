package io.zeolite.format;

import io.zeolite.api.type.ExternKind;
import java.util.Objects;

/**
 * What a module makes accessible.
 *
 * @param name     the name, which no other export of the module may have
 * @param kind     the index space
 * @param index    the index in that space, imports first
 * @param position the offset of the export in the binary, for messages; takes no part in equality
 */
public record ModuleExport(String name, ExternKind kind, int index, int position) {

    /**
     * Makes an export.
     *
     * @throws NullPointerException if {@code name} or {@code kind} is null
     */
    public ModuleExport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModuleExport that && name.equals(that.name) && kind == that.kind && index == that.index;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, index);
    }
}
