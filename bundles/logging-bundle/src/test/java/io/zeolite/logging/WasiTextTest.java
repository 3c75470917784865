package io.zeolite.logging;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.ExitException;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Memory;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeMemory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of functions whose parameters are named as WASI's are. */
class WasiTextTest {

    private static final String PREVIEW_1 = "wasi_snapshot_preview1";
    private static final int RESULT = 100;
    private static final int PATH = 200;
    private static final int BEYOND = 65_536;

    private final StringBuilder log = new StringBuilder();
    private final LoggingListenerFactory factory = LoggingListenerFactory.ofHostFunctions(log, LogScopes.ALL);
    private final FakeInstance guest = FakeInstance.named("").add(FakeMemory.fixed(1));
    private String module = PREVIEW_1;

    private FakeFunction function(String name, String parameters, Consumer<Memory> effect, int errno) {
        List<String> names = parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));
        ValueType[] types = names.stream().map(WasiTextTest::typeOf).toArray(ValueType[]::new);
        FunctionDefinition definition = new FunctionDefinition(module, 0, name, FunctionType.of(types).returning(I32),
                Optional.empty(), List.of(name), names, List.of("errno"), true);
        return LoggedCalls.observed(factory, FakeFunction.of(definition, (_, caller, slots) -> {
            effect.accept(caller.memory());
            slots.setInt(0, errno);
        }));
    }

    private static ValueType typeOf(String name) {
        return Stream.of("fs_rights", "offset", "cookie", "precision", "atim", "mtim").anyMatch(name::startsWith)
                ? I64 : I32;
    }

    private String log(FakeFunction function, long... arguments) {
        log.setLength(0);
        LoggedCalls.call(guest, function, arguments);
        return log.toString().replace(module + ".", "");
    }

    private void path(String text) {
        guest.memory().write(PATH, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesWhatAProgramThatReadsAFileDoes() {
        path("bear.txt");
        StringBuilder transcript = new StringBuilder();
        transcript.append(log(function("fd_prestat_get", "fd result.prestat",
                memory -> memory.setLong(RESULT, 1L << 32), 0), 3, RESULT));
        transcript.append(log(function("fd_prestat_dir_name", "fd result.path result.path_len",
                memory -> memory.write(RESULT, new byte[] {'/'}), 0), 3, RESULT, 1));
        transcript.append(log(function("fd_prestat_get", "fd result.prestat", _ -> {
        }, 8), 4, RESULT));
        transcript.append(log(function("fd_fdstat_get", "fd result.stat", memory -> {
            memory.setLong(RESULT, 3);
            memory.setLong(RESULT + 8, 1L << 13 | 1L << 14);
            memory.setLong(RESULT + 16, 0b10);
        }, 0), 3, RESULT));
        transcript.append(log(function("path_open",
                "fd dirflags path path_len oflags fs_rights_base fs_rights_inheriting fdflags result.opened_fd",
                memory -> memory.setInt(RESULT, 4), 0), 3, 1, PATH, 8, 0, 0b110, 0, 0, RESULT));
        transcript.append(log(function("fd_filestat_get", "fd result.filestat", memory -> {
            memory.setByte(RESULT + 16, (byte) 4);
            memory.setLong(RESULT + 32, 5);
            memory.setLong(RESULT + 48, 77);
        }, 0), 4, RESULT));
        FakeFunction read = function("fd_read", "fd iovs iovs_len result.nread", memory -> memory.setInt(RESULT, 5), 0);
        transcript.append(log(read, 4, 64_776, 1, RESULT));
        transcript.append(log(read, 0, 64_776, 1, RESULT));
        transcript.append(log(function("fd_close", "fd", _ -> {
        }, 0), 4));
        assertEquals("""
            ==> fd_prestat_get(fd=3)
            <== (prestat={pr_name_len=1},errno=ESUCCESS)
            ==> fd_prestat_dir_name(fd=3)
            <== (path=/,errno=ESUCCESS)
            ==> fd_prestat_get(fd=4)
            <== (prestat=,errno=EBADF)
            ==> fd_fdstat_get(fd=3)
            <== (stat={filetype=DIRECTORY,fdflags=,fs_rights_base=PATH_OPEN|FD_READDIR,\
            fs_rights_inheriting=FD_READ},errno=ESUCCESS)
            ==> path_open(fd=3,dirflags=SYMLINK_FOLLOW,path=bear.txt,oflags=,fs_rights_base=FD_READ|FD_SEEK,\
            fs_rights_inheriting=,fdflags=)
            <== (opened_fd=4,errno=ESUCCESS)
            ==> fd_filestat_get(fd=4)
            <== (filestat={filetype=REGULAR_FILE,size=5,mtim=77},errno=ESUCCESS)
            ==> fd_read(fd=4,iovs=64776,iovs_len=1)
            <== (nread=5,errno=ESUCCESS)
            ==> fd_close(fd=4)
            <== errno=ESUCCESS
            """, transcript.toString());
    }

    @Test
    void writesPathsAndFlags() {
        path("oldnew");
        assertEquals("""
            ==> path_link(old_fd=3,old_flags=,old_path=old,new_fd=4,new_path=new)
            <== errno=EXDEV
            """, log(function("path_link", "old_fd old_flags old_path old_path_len new_fd new_path new_path_len", _ -> {
        }, 75), 3, 0, PATH, 3, 4, PATH + 3, 3));
        assertEquals("""
            ==> path_filestat_set_times(fd=3,flags=SYMLINK_FOLLOW,path=old,atim=-1,mtim=2,fst_flags=ATIM|MTIM_NOW|0x10)
            <== errno=ESUCCESS
            """, log(function("path_filestat_set_times", "fd flags path path_len atim mtim fst_flags", _ -> {
        }, 0), 3, 1, PATH, 3, -1, 2, 0b11001));
        assertEquals("""
            ==> fd_fdstat_set_flags(fd=4,flags=APPEND|NONBLOCK)
            <== errno=ESUCCESS
            """, log(function("fd_fdstat_set_flags", "fd flags", _ -> {
        }, 0), 4, 0b101));
    }

    @Test
    void writesClocksAndSockets() {
        assertEquals("""
            ==> clock_time_get(id=monotonic,precision=0)
            <== (timestamp=18446744073709551615,errno=ESUCCESS)
            """,
                log(function("clock_time_get", "id precision result.timestamp", memory -> memory.setLong(RESULT, -1),
                        0),
                        1, 0, RESULT));
        assertEquals("==> clock_res_get(id=9)\n<== (resolution=,errno=EINVAL)\n",
                log(function("clock_res_get", "id result.resolution", _ -> {
                }, 28), 9, RESULT));
        assertEquals("""
            ==> sock_accept(fd=3,flags=NONBLOCK)
            <== (fd=5,errno=ESUCCESS)
            """, log(function("sock_accept", "fd flags result.fd", memory -> memory.setInt(RESULT, 5), 0), 3, 4,
                RESULT));
        assertEquals("""
            ==> sock_recv(fd=5,ri_data=8,ri_data_len=1,ri_flags=RECV_PEEK|RECV_WAITALL)
            <== (ro_datalen=6,ro_flags=RECV_DATA_TRUNCATED,errno=ESUCCESS)
            """, log(
                function("sock_recv", "fd ri_data ri_data_len ri_flags result.ro_datalen result.ro_flags", memory -> {
                    memory.setInt(RESULT, 6);
                    memory.setShort(RESULT + 4, (short) 1);
                }, 0), 5, 8, 1, 3, RESULT, RESULT + 4));
        assertEquals("==> sock_shutdown(fd=5,how=RD|WR)\n<== errno=ESUCCESS\n",
                log(function("sock_shutdown", "fd how", _ -> {
                }, 0), 5, 3));
    }

    @Test
    void writesNothingOfStandardStreams() {
        FakeFunction write = function("fd_write", "fd iovs iovs_len result.nwritten", _ -> {
        }, 0);
        assertEquals("", log(write, 1, 0, 0, RESULT));
        assertEquals("", log(write, 2, 0, 0, RESULT));
        assertEquals("==> fd_write(fd=-1,iovs=0,iovs_len=0)\n<== (nwritten=0,errno=ESUCCESS)\n",
                log(write, 0xffff_ffffL, 0, 0, RESULT));
    }

    @Test
    void readsTheAttributesOfTheOlderModule() {
        module = "wasi_unstable";
        assertEquals(
                "==> fd_filestat_get(fd=4)\n<== (filestat={filetype=SOCKET_STREAM,size=6,mtim=8},errno=ESUCCESS)\n",
                log(function("fd_filestat_get", "fd result.filestat", memory -> {
                    memory.setByte(RESULT + 16, (byte) 6);
                    memory.setLong(RESULT + 24, 6);
                    memory.setLong(RESULT + 40, 8);
                }, 0), 4, RESULT));
    }

    @Test
    void saysWhatLiesBeyondMemory() {
        FakeFunction unlink = function("path_unlink_file", "fd path path_len", _ -> {
        }, 21);
        assertEquals("==> path_unlink_file(fd=3,path=OOM(65535,2))\n<== errno=EFAULT\n", log(unlink, 3, BEYOND - 1, 2));
        assertEquals("==> path_unlink_file(fd=3,path=OOM(0,4294967295))\n<== errno=EFAULT\n",
                log(unlink, 3, 0, 0xffff_ffffL));
        assertEquals("==> fd_prestat_get(fd=3)\n<== (prestat=OOM(65532,8),errno=ESUCCESS)\n",
                log(function("fd_prestat_get", "fd result.prestat", _ -> {
                }, 0), 3, BEYOND - 4));
        FakeInstance withoutMemory = FakeInstance.named("");
        log.setLength(0);
        assertThrows(NoSuchElementException.class, () -> LoggedCalls.call(withoutMemory, unlink, 3, 0, 2));
        assertEquals("==> wasi_snapshot_preview1.path_unlink_file(fd=3,path=OOM(0,2))\n", log.toString());
    }

    @Test
    void escapesWhatCouldForgeLines() {
        path("a\n==> b\t\u001b[31m");
        assertEquals("==> path_unlink_file(fd=3,path=a\\u000a==> b\\u0009\\u001b[31m)\n<== errno=ESUCCESS\n",
                log(function("path_unlink_file", "fd path path_len", _ -> {
                }, 0), 3, PATH, 13));
        String fill = "x".repeat(5_000);
        path(fill);
        assertEquals("==> path_unlink_file(fd=3,path=" + "x".repeat(4096) + "...)\n<== errno=ESUCCESS\n",
                log(function("path_unlink_file", "fd path path_len", _ -> {
                }, 0), 3, PATH, 5_000));
    }

    @Test
    void writesOneLineOfAGuestThatExits() {
        FunctionDefinition definition = new FunctionDefinition(PREVIEW_1, 0, "proc_exit", FunctionType.of(I32),
                Optional.empty(), List.of("proc_exit"), List.of("rval"), List.of(), true);
        FakeFunction exit = LoggedCalls.observed(factory, FakeFunction.of(definition, (_, _, slots) -> {
            throw new ExitException(slots.getInt(0));
        }));
        assertThrows(ExitException.class, () -> LoggedCalls.call(guest, exit, 1));
        assertEquals("==> wasi_snapshot_preview1.proc_exit(rval=1)\n", log.toString());
    }

    @Test
    void namesErrors() {
        assertEquals("ESUCCESS", WasiNames.ERRNO.of(0));
        assertEquals("E2BIG", WasiNames.ERRNO.of(1));
        assertEquals("EBADF", WasiNames.ERRNO.of(8));
        assertEquals("ENOTCAPABLE", WasiNames.ERRNO.of(76));
        assertEquals("errno(77)", WasiNames.ERRNO.of(77));
        assertEquals("SOCK_ACCEPT", WasiNames.RIGHTS.of(1 << 29));
    }
}
