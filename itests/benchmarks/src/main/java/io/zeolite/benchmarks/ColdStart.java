package io.zeolite.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.zeolite.api.CompiledModule;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.function.IntBinaryOperator;

/**
 * What a guest costs before it is in the steady state, and in it besides time, on Zeolite's compiler in a new process. The
 * times are the processor time of the thread that compiles and calls; warming up is what all threads take until then.
 */
final class ColdStart {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int BYTES_PER_KILOBYTE = 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ColdStart() {
    }

    /**
     * Prints a line: size of the module, milliseconds to compile, to instantiate and bind, and for the first call with the
     * small size; then, after warming up, machine code in kilobytes, that of the platform's methods included, and bytes
     * that a call allocates.
     *
     * @param arguments guest, or nothing for the line above; milliseconds of processor time to warm up
     */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.out.println("%-12s %9s %11s %15s %14s %12s %14s".formatted("", "bytes", "compile ms",
                    "instantiate ms", "first call ms", "code KiB", "bytes a call"));
            return;
        }
        Guest guest = Guest.of(arguments[0]);
        byte[] binary = guest.binary();
        try (WasmRuntime runtime = WasmRuntime.create(RuntimeConfig.defaults())) {
            runtime.hostModule("host").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
            long codeBefore = machineCodeBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            CompiledModule module = runtime.compile(binary);
            long compiled = THREADS.getCurrentThreadCpuTime();
            ModuleInstance instance = runtime.instantiate(module);
            ZeoliteEngine.Run entry = instance.bind(ZeoliteEngine.Run.class);
            long bound = THREADS.getCurrentThreadCpuTime();
            entry.run(guest.smallSize());
            long called = THREADS.getCurrentThreadCpuTime();
            long allocated = warmUp(guest, entry, Long.parseLong(arguments[1]));
            System.out.println("%-12s %9d %11.1f %15.1f %14.1f %12d %14d".formatted(guest.name(), binary.length,
                    (compiled - start) / NANOS_PER_MILLI, (bound - compiled) / NANOS_PER_MILLI,
                    (called - bound) / NANOS_PER_MILLI, (machineCodeBytes() - codeBefore) / BYTES_PER_KILOBYTE,
                    allocated));
        }
    }

    /** {@return the bytes that the last call allocated} */
    private static long warmUp(Guest guest, ZeoliteEngine.Run entry, long millis) {
        int size = guest.mode() == Guest.Mode.CALL ? guest.size() : guest.smallSize();
        long end = PROCESS.getProcessCpuTime() + millis * (long) NANOS_PER_MILLI;
        long allocated;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            entry.run(size);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        } while (PROCESS.getProcessCpuTime() < end);
        return allocated;
    }

    private static long machineCodeBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().contains("nmethods"))
                .map(MemoryPoolMXBean::getUsage).mapToLong(usage -> usage.getUsed()).sum();
    }
}
