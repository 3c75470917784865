package io.zeolite.mmap;

import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Allocates memories that grow in place: for each, addresses are reserved for the most that it may ever have, which is its
 * declared maximum within the runtime's limit, else that limit, at most 4 GiB. Nothing is copied when a memory grows, its
 * base address never changes, and segments that were taken before stay valid.
 * <p>
 * It needs native access, which is granted by {@code --enable-native-access=io.zeolite.mmap} on a module path, and by
 * {@code --enable-native-access=ALL-UNNAMED} on a class path and in an OSGi framework, there for all bundles. Without it,
 * or on a system that is neither Linux nor macOS nor Windows, it logs one line and leaves all memories to other
 * allocators. It also leaves a memory to others if there are not enough addresses for it.
 * <p>
 * Put on the class path or the module path, it serves every runtime, after what a context carries. In a framework it
 * serves every module, after services of a ranking above -100. The framework's properties {@code zeolite.mmap.module}, a
 * name or glob, and {@code zeolite.mmap.ranking} say otherwise. When its bundle stops, the guests whose memory it
 * allocated are closed.
 * <p>
 * Threads: safe.
 *
 * @implNote To grow a memory page by page to 1 GiB, all of it in use, took 0.02 s, and at most 1 ms at a time; with the
 *           default allocator, which copies, 1.1 s, and at most 0.6 s at a time. Small instances cost the same. What is
 *           reserved counts as virtual size of the process and not as memory in use. What the guest has grown to
 *           counts as committed; it is in use once touched.
 */
public final class MmapAllocator implements MemoryAllocator {

    private static final Logger LOGGER = System.getLogger(MmapAllocator.class.getPackageName());

    /** The system's memory, if it may be used; asked for once, when first needed. */
    private static final class SystemMemory {
        private static final Optional<VirtualMemory> INSTANCE = find();

        private static Optional<VirtualMemory> find() {
            Module module = MmapAllocator.class.getModule();
            if (!module.isNativeAccessEnabled()) {
                LOGGER.log(Level.WARNING,
                        "memories are allocated by default means, because native access is not enabled:"
                                + " start Java with --enable-native-access="
                                + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
                return Optional.empty();
            }
            Optional<VirtualMemory> found = VirtualMemory.ofSystem();
            if (found.isEmpty()) {
                LOGGER.log(Level.WARNING, "memories are allocated by default means, because this system is not known: "
                        + System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
            }
            return found;
        }
    }

    /** Makes an allocator; all are alike. */
    public MmapAllocator() {
    }

    /** {@return whether native access is enabled and the system is a known one} */
    public static boolean isAvailable() {
        return SystemMemory.INSTANCE.isPresent();
    }

    @Override
    public Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes) {
        return SystemMemory.INSTANCE.flatMap(system -> ReservedMemory.reserve(system, maximumBytes));
    }
}
