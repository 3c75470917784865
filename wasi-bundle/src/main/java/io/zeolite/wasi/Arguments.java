package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.ErrnoException;
import java.util.List;

/** {@code args_*}: the arguments of the program. */
final class Arguments {

    private Arguments() {
    }

    static void addTo(FunctionTable table) {
        table.add("args_get", Arguments::get, i32("argv"), i32("argv_buf"));
        table.add("args_sizes_get", Arguments::sizes, i32("result.argc"), i32("result.argv_len"));
    }

    private static void get(WasiCall call) throws ErrnoException {
        writeTexts(call, call.state().arguments());
    }

    private static void sizes(WasiCall call) throws ErrnoException {
        writeSizes(call, call.state().arguments());
    }

    /** Writes texts to the address in parameter 1, and the address of each to the array in parameter 0. */
    static void writeTexts(WasiCall call, List<byte[]> texts) throws ErrnoException {
        GuestMemory memory = call.memory();
        long array = call.u32(0);
        long buffer = call.u32(1);
        memory.check(array, (long) texts.size() * Integer.BYTES);
        memory.check(buffer, totalBytes(texts));
        for (byte[] text : texts) {
            memory.setInt(array, buffer);
            memory.write(buffer, text);
            array += Integer.BYTES;
            buffer += text.length;
        }
    }

    /** Writes the number of texts to the address in parameter 0, and of their bytes to that in parameter 1. */
    static void writeSizes(WasiCall call, List<byte[]> texts) throws ErrnoException {
        GuestMemory memory = call.memory();
        memory.check(call.u32(1), Integer.BYTES);
        memory.setInt(call.u32(0), texts.size());
        memory.setInt(call.u32(1), totalBytes(texts));
    }

    private static long totalBytes(List<byte[]> texts) {
        return texts.stream().mapToLong(text -> text.length).sum();
    }
}
