package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.ErrnoException;

/** {@code environ_*}: the environment of the program. */
final class Environment {

    private Environment() {
    }

    static void addTo(FunctionTable table) {
        table.add("environ_get", Environment::get, i32("environ"), i32("environ_buf"));
        table.add("environ_sizes_get", Environment::sizes, i32("result.environc"), i32("result.environv_len"));
    }

    private static void get(WasiCall call) throws ErrnoException {
        Arguments.writeTexts(call, call.state().environment());
    }

    private static void sizes(WasiCall call) throws ErrnoException {
        Arguments.writeSizes(call, call.state().environment());
    }
}
