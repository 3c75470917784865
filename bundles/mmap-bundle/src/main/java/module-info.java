import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.mmap.MmapAllocator;

/** A memory allocator that reserves address space. */
module io.zeolite.mmap {
    requires transitive io.zeolite.experimental;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static osgi.core;

    exports io.zeolite.mmap;

    provides MemoryAllocator with MmapAllocator;
}
