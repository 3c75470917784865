package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of linear memories.
 *
 * @param address      the type of addresses
 * @param limits       the size range in pages
 * @param shared       whether agents may share the memory (threads proposal)
 * @param pageSizeLog2 the binary logarithm of the page size in bytes: 16, or 0 with custom page sizes
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#memory-types">Specification: memory types</a>
 */
public record MemoryType(AddressType address, Limits limits, boolean shared, int pageSizeLog2) implements ExternType {

    /** The binary logarithm of the size of a standard page of 65,536 bytes. */
    public static final int STANDARD_PAGE_SIZE_LOG2 = 16;

    /**
     * Makes a memory type, which need not be valid.
     *
     * @throws NullPointerException if an argument is null
     */
    public MemoryType {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(limits, "limits");
    }

    /** {@return the type of an unshared memory with 32-bit addresses and standard pages} */
    public static MemoryType of(Limits limits) {
        return new MemoryType(AddressType.I32, limits, false, STANDARD_PAGE_SIZE_LOG2);
    }

    @Override
    public ExternKind kind() {
        return ExternKind.MEMORY;
    }

    /** {@return the size of a page in bytes} */
    public long pageBytes() {
        return 1L << pageSizeLog2;
    }

    /** {@return the type in the text format, for example {@code memory 1 2}} */
    @Override
    public String toString() {
        return "memory " + (address == AddressType.I64 ? "i64 " : "") + limits + (shared ? " shared" : "")
                + (pageSizeLog2 == STANDARD_PAGE_SIZE_LOG2 ? "" : " (pagesize " + pageBytes() + ")");
    }
}
