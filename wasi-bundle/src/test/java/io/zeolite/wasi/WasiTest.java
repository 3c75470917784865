package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.spi.HostModule;
import io.zeolite.sysfs.Errno;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeHostModule;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WasiTest {

    /** The signatures of the specification, with the names that listeners print. */
    private static final String SIGNATURES = """
        args_get(argv i32, argv_buf i32) errno
        args_sizes_get(result.argc i32, result.argv_len i32) errno
        clock_res_get(id i32, result.resolution i32) errno
        clock_time_get(id i32, precision i64, result.timestamp i32) errno
        environ_get(environ i32, environ_buf i32) errno
        environ_sizes_get(result.environc i32, result.environv_len i32) errno
        fd_advise(fd i32, offset i64, len i64, advice i32) errno
        fd_allocate(fd i32, offset i64, len i64) errno
        fd_close(fd i32) errno
        fd_datasync(fd i32) errno
        fd_fdstat_get(fd i32, result.stat i32) errno
        fd_fdstat_set_flags(fd i32, flags i32) errno
        fd_fdstat_set_rights(fd i32, fs_rights_base i64, fs_rights_inheriting i64) errno
        fd_filestat_get(fd i32, result.filestat i32) errno
        fd_filestat_set_size(fd i32, size i64) errno
        fd_filestat_set_times(fd i32, atim i64, mtim i64, fst_flags i32) errno
        fd_pread(fd i32, iovs i32, iovs_len i32, offset i64, result.nread i32) errno
        fd_prestat_dir_name(fd i32, result.path i32, result.path_len i32) errno
        fd_prestat_get(fd i32, result.prestat i32) errno
        fd_pwrite(fd i32, iovs i32, iovs_len i32, offset i64, result.nwritten i32) errno
        fd_read(fd i32, iovs i32, iovs_len i32, result.nread i32) errno
        fd_readdir(fd i32, buf i32, buf_len i32, cookie i64, result.bufused i32) errno
        fd_renumber(fd i32, to i32) errno
        fd_seek(fd i32, offset i64, whence i32, result.newoffset i32) errno
        fd_sync(fd i32) errno
        fd_tell(fd i32, result.offset i32) errno
        fd_write(fd i32, iovs i32, iovs_len i32, result.nwritten i32) errno
        path_create_directory(fd i32, path i32, path_len i32) errno
        path_filestat_get(fd i32, flags i32, path i32, path_len i32, result.filestat i32) errno
        path_filestat_set_times(fd i32, flags i32, path i32, path_len i32, atim i64, mtim i64, fst_flags i32) errno
        path_link(old_fd i32, old_flags i32, old_path i32, old_path_len i32, new_fd i32, new_path i32, \
        new_path_len i32) errno
        path_open(fd i32, dirflags i32, path i32, path_len i32, oflags i32, fs_rights_base i64, \
        fs_rights_inheriting i64, fdflags i32, result.opened_fd i32) errno
        path_readlink(fd i32, path i32, path_len i32, buf i32, buf_len i32, result.bufused i32) errno
        path_remove_directory(fd i32, path i32, path_len i32) errno
        path_rename(fd i32, old_path i32, old_path_len i32, new_fd i32, new_path i32, new_path_len i32) errno
        path_symlink(old_path i32, old_path_len i32, fd i32, new_path i32, new_path_len i32) errno
        path_unlink_file(fd i32, path i32, path_len i32) errno
        poll_oneoff(in i32, out i32, nsubscriptions i32, result.nevents i32) errno
        proc_exit(rval i32)
        proc_raise(sig i32) errno
        random_get(buf i32, buf_len i32) errno
        sched_yield() errno
        sock_accept(fd i32, flags i32, result.fd i32) errno
        sock_recv(fd i32, ri_data i32, ri_data_len i32, ri_flags i32, result.ro_datalen i32, \
        result.ro_flags i32) errno
        sock_send(fd i32, si_data i32, si_data_len i32, si_flags i32, result.so_datalen i32) errno
        sock_shutdown(fd i32, how i32) errno
        """;

    @Test
    void exportsTheFunctionsOfPreview1() {
        StringBuilder signatures = new StringBuilder();
        Map<String, FakeFunction> functions = FakeHostModule.of(Wasi.preview1()).functions();
        new TreeMap<>(functions).values()
                .forEach(function -> signatures.append(signature(function.definition())).append('\n'));
        assertEquals(SIGNATURES, signatures.toString());
        assertEquals(46, functions.size());
    }

    /** {@return for example {@code fd_tell(fd i32, result.offset i32) errno}} */
    private static String signature(FunctionDefinition function) {
        StringBuilder text = new StringBuilder(function.name()).append('(');
        for (int index = 0; index < function.parameterNames().size(); index++) {
            text.append(index == 0 ? "" : ", ").append(function.parameterNames().get(index)).append(' ')
                    .append(function.type().parameters().get(index));
        }
        return text.append(") ").append(String.join(" ", function.resultNames())).toString().strip();
    }

    @Test
    void exportsTheSameFromTheOlderModuleButForAccept() {
        Set<String> functions = FakeHostModule.of(Wasi.unstable()).functions().keySet();
        assertEquals(45, functions.size());
        assertFalse(functions.contains("sock_accept"));
    }

    @Test
    void namesItsModules() {
        assertEquals("wasi_snapshot_preview1", Wasi.preview1().name());
        assertEquals("wasi_unstable", Wasi.unstable().name());
    }

    @Test
    void publishesTheSameProvidersOnClassPathAndModulePath() throws Exception {
        List<String> onModulePath = Wasi.class.getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(HostModule.class.getName()))
                .map(ModuleDescriptor.Provides::providers).findFirst().orElseThrow();
        try (InputStream file = Wasi.class.getResourceAsStream("/META-INF/services/" + HostModule.class.getName())) {
            String onClassPath = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(onModulePath, onClassPath.lines().toList());
        }
    }

    @Test
    void numbersErrorsAsTheSpecificationDoes() {
        assertEquals(8, WasiErrno.EBADF.number());
        assertEquals(21, WasiErrno.EFAULT.number());
        assertEquals(28, WasiErrno.EINVAL.number());
        assertEquals(44, WasiErrno.ENOENT.number());
        assertEquals(52, WasiErrno.ENOSYS.number());
        assertEquals(58, WasiErrno.ENOTSUP.number());
        assertEquals(63, WasiErrno.EPERM.number());
        assertEquals(76, WasiErrno.ENOTCAPABLE.number());
        assertEquals("ESUCCESS", Wasi.errnoName(0));
        assertEquals("E2BIG", Wasi.errnoName(1));
        assertEquals("errno(77)", Wasi.errnoName(77));
        assertEquals("errno(4294967295)", Wasi.errnoName(-1));
    }

    @Test
    void hasANumberForEveryErrorOfFileSystems() {
        Stream.of(Errno.values()).forEach(errno -> assertEquals(errno.name(), WasiErrno.of(errno).name()));
    }
}
