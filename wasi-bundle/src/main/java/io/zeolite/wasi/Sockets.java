package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/** {@code sock_*}. No descriptor is a socket, so all of them say that. */
final class Sockets {

    private Sockets() {
    }

    static void addTo(FunctionTable table, Abi abi) {
        if (abi == Abi.PREVIEW_1) {
            table.add("sock_accept", Sockets::refuse, i32("fd"), i32("flags"), i32("result.fd"));
        }
        table.add("sock_recv", Sockets::refuse, i32("fd"), i32("ri_data"), i32("ri_data_len"), i32("ri_flags"),
                i32("result.ro_datalen"), i32("result.ro_flags"));
        table.add("sock_send", Sockets::refuse, i32("fd"), i32("si_data"), i32("si_data_len"), i32("si_flags"),
                i32("result.so_datalen"));
        table.add("sock_shutdown", Sockets::refuse, i32("fd"), i32("how"));
    }

    private static void refuse(WasiCall call) throws ErrnoException {
        call.descriptor(0);
        throw new ErrnoException(Errno.ENOTSOCK);
    }
}
