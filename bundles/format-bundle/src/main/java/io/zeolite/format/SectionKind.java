package io.zeolite.format;

import java.util.Optional;

/**
 * The sections of a module, in the order in which they must stand.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Specification: sections</a>
 */
public enum SectionKind {
    /** Custom sections may stand anywhere. */
    CUSTOM(0),
    /** Recursive types. */
    TYPE(1),
    /** Imports. */
    IMPORT(2),
    /** The types of the functions. */
    FUNCTION(3),
    /** Tables. */
    TABLE(4),
    /** Memories. */
    MEMORY(5),
    /** Tags. */
    TAG(13),
    /** Global variables. */
    GLOBAL(6),
    /** Exports. */
    EXPORT(7),
    /** The function that starts the module. */
    START(8),
    /** Element segments. */
    ELEMENT(9),
    /** The number of data segments. */
    DATA_COUNT(12),
    /** The code of the functions. */
    CODE(10),
    /** Data segments. */
    DATA(11);

    private static final SectionKind[] BY_ID = new SectionKind[values().length];

    static {
        for (SectionKind kind : values()) {
            BY_ID[kind.id] = kind;
        }
    }

    private final int id;

    SectionKind(int id) {
        this.id = id;
    }

    /** {@return the byte that starts such a section} */
    public int id() {
        return id;
    }

    /** {@return the kind that starts with this byte, if there is one} */
    public static Optional<SectionKind> of(int id) {
        return id >= 0 && id < BY_ID.length ? Optional.of(BY_ID[id]) : Optional.empty();
    }
}
