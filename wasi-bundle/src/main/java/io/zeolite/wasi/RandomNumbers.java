package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.ErrnoException;
import java.util.random.RandomGenerator;

/** {@code random_get}. */
final class RandomNumbers {

    private static final int CHUNK_BYTES = 1 << 12;

    private RandomNumbers() {
    }

    static void addTo(FunctionTable table) {
        table.add("random_get", RandomNumbers::get, i32("buf"), i32("buf_len"));
    }

    private static void get(WasiCall call) throws ErrnoException {
        GuestMemory memory = call.memory();
        long address = call.u32(0);
        long end = address + call.u32(1);
        memory.check(address, end - address);
        RandomGenerator random = call.state().random();
        synchronized (random) {
            while (address < end) {
                byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, end - address)];
                random.nextBytes(chunk);
                memory.write(address, chunk);
                address += chunk.length;
            }
        }
    }
}
