package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;

/**
 * The rules of the types of what modules import and define.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html#external-types">Specification: external
 *      types</a>
 */
final class ExternRules {

    private static final long MAXIMUM_32 = 0xFFFF_FFFFL;

    private final ModuleContext context;
    private final Place place;

    ExternRules(ModuleContext context, Place place) {
        this.context = context;
        this.place = place;
    }

    void checkImport(ExternType type) {
        switch (type) {
            case ExternType.Function _ -> {
            }
            case TableType table -> check(table);
            case MemoryType memory -> check(memory);
            case GlobalType global -> {
                check(global);
                checkLinked(global);
            }
            case TagType tag -> check(tag);
        }
    }

    /** Globals that can be set could not always be imported and exported. */
    void checkLinked(GlobalType type) {
        if (type.mutable()) {
            context.features().require(Feature.MUTABLE_GLOBAL, "import or export of a mutable global");
        }
    }

    void check(TableType type) {
        checkAddress(type.address());
        checkElement(type.element());
        checkLimits(type.limits(), type.address() == AddressType.I64 ? -1 : MAXIMUM_32,
                "table size must be at most 2^32-1");
    }

    /** Checks the type of a table's or segment's elements; functions were there from the start. */
    ReferenceType checkElement(ReferenceType type) {
        return type.heap() == AbstractHeapType.FUNC ? type : context.referenceType(type);
    }

    void check(MemoryType type) {
        checkAddress(type.address());
        if (type.shared()) {
            context.features().require(Feature.THREADS, "shared memory");
            if (type.limits().maximum().isEmpty()) {
                throw place.invalid("shared memory must have maximum");
            }
        }
        if (type.pageSizeLog2() != MemoryType.STANDARD_PAGE_SIZE_LOG2) {
            context.features().require(Feature.CUSTOM_PAGE_SIZES, "page size 2^" + type.pageSizeLog2());
            if (type.pageSizeLog2() != 0) {
                throw place.invalid("invalid custom page size: 2^" + type.pageSizeLog2());
            }
        }
        checkPages(type);
    }

    private void checkPages(MemoryType type) {
        boolean hasBytePages = type.pageSizeLog2() == 0;
        switch (type.address()) {
            case I32 -> {
                long most = hasBytePages ? MAXIMUM_32 : 1L << 32 - MemoryType.STANDARD_PAGE_SIZE_LOG2;
                checkLimits(type.limits(), most, hasBytePages
                        ? "memory size must be at most 4294967295 pages of 1 byte (4GiB)"
                        : "memory size must be at most 65536 pages (4GiB)");
            }
            case I64 -> {
                long most = hasBytePages ? -1 : 1L << 64 - MemoryType.STANDARD_PAGE_SIZE_LOG2;
                checkLimits(type.limits(), most, "memory size must be at most 2^48 pages (16EiB)");
            }
        }
    }

    private void checkAddress(AddressType type) {
        if (type == AddressType.I64) {
            context.features().require(Feature.MEMORY64, "64-bit addresses");
        }
    }

    private void checkLimits(Limits limits, long most, String words) {
        long maximum = limits.maximum().orElse(limits.minimum());
        if (Long.compareUnsigned(limits.minimum(), most) > 0 || Long.compareUnsigned(maximum, most) > 0) {
            throw place.invalid(words);
        }
        if (Long.compareUnsigned(limits.minimum(), maximum) > 0) {
            throw place.invalid("size minimum must not be greater than maximum: " + limits);
        }
    }

    void check(GlobalType type) {
        context.valueType(type.value());
    }

    void check(TagType type) {
        context.features().require(Feature.EXCEPTION_HANDLING, "tag");
        if (!context.functionType(((TypeIndex) type.type()).index()).results().isEmpty()) {
            throw place.invalid("non-empty tag result type");
        }
    }
}
