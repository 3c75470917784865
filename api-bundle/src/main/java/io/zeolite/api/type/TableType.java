package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of tables.
 *
 * @param address the type of indices
 * @param limits  the size range in elements
 * @param element the type of each element
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#table-types">Specification: table types</a>
 */
public record TableType(AddressType address, Limits limits, ReferenceType element) implements ExternType {

    /**
     * Makes a table type, which need not be valid.
     *
     * @throws NullPointerException if an argument is null
     */
    public TableType {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(element, "element");
    }

    @Override
    public ExternKind kind() {
        return ExternKind.TABLE;
    }

    /** {@return the type in the text format, for example {@code table 0 10 funcref}} */
    @Override
    public String toString() {
        return "table " + (address == AddressType.I64 ? "i64 " : "") + limits + " " + element;
    }
}
