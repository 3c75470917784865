package io.zeolite.wasi;

import io.zeolite.sysfs.ErrnoException;

/** One of WASI's functions: it succeeds or says why not. */
@FunctionalInterface
interface WasiFunction {

    void call(WasiCall call) throws ErrnoException;
}
