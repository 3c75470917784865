package io.zeolite.wasi;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.spi.HostModule;

/**
 * The WASI host modules. A runtime finds them by itself, as services; these are for those who export the functions
 * under another name, or add to them.
 * <p>
 * Threads: safe.
 */
public final class Wasi {

    /** The name of preview 1, from which today's toolchains import. */
    public static final String PREVIEW_1 = "wasi_snapshot_preview1";
    /** The name of the snapshot before preview 1. */
    public static final String UNSTABLE = "wasi_unstable";

    private Wasi() {
    }

    /** {@return the host module {@value #PREVIEW_1}} */
    public static HostModule preview1() {
        return new Preview1();
    }

    /** {@return the host module {@value #UNSTABLE}} */
    public static HostModule unstable() {
        return new Unstable();
    }

    /** {@return the name of an error number, such as {@code ESUCCESS}; {@code errno(n)} if it has none} */
    public static String errnoName(int number) {
        return WasiErrno.nameOf(number);
    }

    /** Provides {@value Wasi#PREVIEW_1}. */
    public static final class Preview1 implements HostModule {

        /** Makes the module. */
        public Preview1() {
        }

        @Override
        public String name() {
            return PREVIEW_1;
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            FunctionTable.exportTo(builder, Abi.PREVIEW_1);
        }
    }

    /**
     * Provides {@value Wasi#UNSTABLE}: the same functions where the two agree, with its own order of {@code whence} and
     * its own layouts of file attributes and subscriptions.
     */
    public static final class Unstable implements HostModule {

        /** Makes the module. */
        public Unstable() {
        }

        @Override
        public String name() {
            return UNSTABLE;
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            FunctionTable.exportTo(builder, Abi.UNSTABLE);
        }
    }
}
