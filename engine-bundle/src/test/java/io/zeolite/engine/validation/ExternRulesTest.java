package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import org.junit.jupiter.api.Test;

class ExternRulesTest {

    private static ModuleBuilder memory(AddressType address, int pageSizeLog2, Limits limits) {
        return new ModuleBuilder().memory(new MemoryType(address, limits, false, pageSizeLog2));
    }

    private static ModuleBuilder table(AddressType address, Limits limits) {
        return new ModuleBuilder().table(new TableType(address, limits, ReferenceType.FUNCREF));
    }

    @Test
    void memoriesFitTheirAddresses() {
        memory(AddressType.I32, 16, Limits.of(65536, 65536)).validate();
        memory(AddressType.I32, 16, Limits.atLeast(65537))
                .assertInvalid("memory size must be at most 65536 pages (4GiB)");
        memory(AddressType.I32, 16, Limits.of(0, -1)).assertInvalid("memory size must be at most 65536 pages (4GiB)");
        memory(AddressType.I64, 16, Limits.of(0, 1L << 48)).validate();
        memory(AddressType.I64, 16, Limits.of(0, (1L << 48) + 1)).assertInvalid("memory size");
        memory(AddressType.I32, 0, Limits.atLeast(0xFFFF_FFFFL)).validate();
        memory(AddressType.I32, 0, Limits.atLeast(1L << 32)).assertInvalid("memory size must be at most");
        memory(AddressType.I64, 0, Limits.atLeast(-1)).validate();
    }

    @Test
    void minimaAreNotGreaterThanMaxima() {
        memory(AddressType.I32, 16, Limits.of(1, 0)).assertInvalid("size minimum must not be greater than maximum");
        table(AddressType.I64, Limits.of(-1, 0)).assertInvalid("size minimum must not be greater than maximum");
    }

    @Test
    void tablesFitTheirIndices() {
        table(AddressType.I32, Limits.of(0, 0xFFFF_FFFFL)).validate();
        table(AddressType.I32, Limits.of(0, 1L << 32)).assertInvalid("table size");
        table(AddressType.I64, Limits.atLeast(-1)).validate();
    }

    @Test
    void pagesAreOfOneByteOrStandard() {
        memory(AddressType.I32, 1, Limits.atLeast(0)).assertInvalid("invalid custom page size");
        memory(AddressType.I32, 63, Limits.atLeast(0)).assertInvalid("invalid custom page size");
    }

    @Test
    void sharedMemoriesHaveAMaximum() {
        new ModuleBuilder().memory(new MemoryType(AddressType.I32, Limits.atLeast(1), true, 16))
                .assertInvalid("shared memory must have maximum");
        new ModuleBuilder().memory(new MemoryType(AddressType.I32, Limits.of(1, 1), true, 16)).validate();
    }

    @Test
    void tagsHaveNoResults() {
        FunctionType type = FunctionType.of().returning(NumberType.I32);
        new ModuleBuilder().type(type).tag(0).assertInvalid("non-empty tag result type");
        new ModuleBuilder().type(type).imported(new TagType(new TypeIndex(0)))
                .assertInvalid("non-empty tag result type");
    }

    @Test
    void importsAreOfKnownTypes() {
        new ModuleBuilder().imported(new ExternType.Function(new TypeIndex(0))).assertInvalid("unknown type 0");
        new ModuleBuilder().imported(new GlobalType(ReferenceType.nullable(new TypeIndex(2)), false))
                .assertInvalid("unknown type 2");
        new ModuleBuilder().imported(MemoryType.of(Limits.atLeast(1 << 20))).assertInvalid("memory size");
    }

    @Test
    void tablesOfElementsWithoutDefaultHaveAnInitializer() {
        TableType type =
                new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.nonNull(AbstractHeapType.FUNC));
        new ModuleBuilder().table(type).assertInvalid("type mismatch");
        new ModuleBuilder().imported(type).validate();
    }
}
