package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.NumberType;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeHostModule;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeMemory;
import java.nio.charset.StandardCharsets;

/** Calls the functions as a guest does: with numbers, and with all else in its memory. */
final class Guest {

    /** Where nothing is. */
    static final int BEYOND = 65_536;
    /** Where results go by default. */
    static final int RESULT = 0;
    /** All rights to read and write files. */
    static final long READ_WRITE = 1 << 1 | 1 << 6;

    private static final int PATH = 1_000;
    private static final int SECOND_PATH = 10_000;
    private static final int IOVEC = 20_000;
    private static final int DATA = 21_000;

    private final FakeHostModule functions;
    private final FakeInstance instance;

    Guest(ModuleConfig config) {
        this(Wasi.preview1(), config);
    }

    Guest(HostModule module, ModuleConfig config) {
        functions = FakeHostModule.of(module);
        instance = FakeInstance.of(config).add(FakeMemory.fixed(BEYOND));
    }

    FakeInstance instance() {
        return instance;
    }

    Memory memory() {
        return instance.memory();
    }

    int parameters(String function) {
        return functions.function(function).type().parameters().size();
    }

    /** Calls and returns the error. */
    WasiErrno call(String name, long... arguments) {
        return call(Context.root(), name, arguments);
    }

    WasiErrno call(Context context, String name, long... arguments) {
        FakeFunction function = functions.function(name);
        assertEquals(function.type().parameters().size(), arguments.length, name);
        Slots slots = Slots.forType(function.type());
        for (int index = 0; index < arguments.length; index++) {
            boolean narrow = function.type().parameters().get(index) == NumberType.I32;
            slots.setLong(index, narrow ? Integer.toUnsignedLong((int) arguments[index]) : arguments[index]);
        }
        function.code().call(context, instance, slots);
        return WasiErrno.values()[slots.getInt(0)];
    }

    /** Calls and expects success. */
    void run(String name, long... arguments) {
        assertEquals(WasiErrno.ESUCCESS, call(name, arguments), name);
    }

    /** Puts a path into memory and returns its address. */
    int path(String path) {
        return text(PATH, path);
    }

    int secondPath(String path) {
        return text(SECOND_PATH, path);
    }

    private int text(int address, String text) {
        memory().write(address, text.getBytes(StandardCharsets.UTF_8));
        return address;
    }

    static int length(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Opens a path below the descriptor and returns the new one. */
    int open(int start, String path, int oflags, long rights, int fdFlags) {
        assertEquals(WasiErrno.ESUCCESS, tryOpen(start, path, oflags, rights, fdFlags), path);
        return memory().getInt(RESULT);
    }

    WasiErrno tryOpen(int start, String path, int oflags, long rights, int fdFlags) {
        return call("path_open", start, Paths.SYMLINK_FOLLOW, path(path), length(path), oflags, rights, 0, fdFlags,
                RESULT);
    }

    /** Calls a function that takes a descriptor and a path. */
    WasiErrno at(String name, int start, String path) {
        return call(name, start, path(path), length(path));
    }

    /** Makes vectors of the lengths, one after the other in memory, and returns their address. */
    int iovecs(int... lengths) {
        int address = DATA;
        for (int index = 0; index < lengths.length; index++) {
            memory().setInt(IOVEC + index * 8L, address);
            memory().setInt(IOVEC + index * 8L + 4, lengths[index]);
            address += lengths[index];
        }
        return IOVEC;
    }

    /** Puts text where the vectors point. */
    int iovecsOver(String text) {
        text(DATA, text);
        return iovecs(length(text));
    }

    String data(int bytes) {
        return memory().readUtf8(DATA, bytes);
    }

    String read(int descriptor, int bytes) {
        run("fd_read", descriptor, iovecs(bytes), 1, RESULT);
        return data(memory().getInt(RESULT));
    }

    void write(int descriptor, String text) {
        run("fd_write", descriptor, iovecsOver(text), 1, RESULT);
        assertEquals(length(text), memory().getInt(RESULT));
    }

    /** The attributes of a path. */
    long sizeOf(int start, String path) {
        run("path_filestat_get", start, Paths.SYMLINK_FOLLOW, path(path), length(path), RESULT);
        return memory().getLong(RESULT + 32);
    }
}
