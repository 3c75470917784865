package io.zeolite.wasi;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostModule;
import io.zeolite.sysfs.Mounts;
import java.util.function.Function;

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

    /**
     * {@return the host module {@value #PREVIEW_1}, whose guests see other file systems than their configuration says}
     *
     * @param mounts gives the file systems that a guest sees, when it first calls the module
     */
    public static HostModule preview1(Function<? super ModuleInstance, Mounts> mounts) {
        return new Preview1(mounts);
    }

    /** {@return the host module {@value #UNSTABLE}} */
    public static HostModule unstable() {
        return new Unstable();
    }

    /**
     * {@return the host module {@value #UNSTABLE}, whose guests see other file systems than their configuration says}
     *
     * @param mounts gives the file systems that a guest sees, when it first calls the module
     */
    public static HostModule unstable(Function<? super ModuleInstance, Mounts> mounts) {
        return new Unstable(mounts);
    }

    private static Mounts configured(ModuleInstance guest) {
        return guest.config().find(Mounts.KEY).orElse(Mounts.none());
    }

    /** {@return the name of an error number, such as {@code ESUCCESS}; {@code errno(n)} if it has none} */
    public static String errnoName(int number) {
        return WasiErrno.nameOf(number);
    }

    /** Provides {@value Wasi#PREVIEW_1}. */
    public static final class Preview1 implements HostModule {

        private final Function<? super ModuleInstance, Mounts> mounts;

        /** Makes the module. */
        public Preview1() {
            this(Wasi::configured);
        }

        private Preview1(Function<? super ModuleInstance, Mounts> mounts) {
            this.mounts = mounts;
        }

        @Override
        public String name() {
            return PREVIEW_1;
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            FunctionTable.exportTo(builder, Abi.PREVIEW_1, mounts);
        }
    }

    /**
     * Provides {@value Wasi#UNSTABLE}: the same functions where the two agree, with its own order of {@code whence} and
     * its own layouts of file attributes and subscriptions.
     */
    public static final class Unstable implements HostModule {

        private final Function<? super ModuleInstance, Mounts> mounts;

        /** Makes the module. */
        public Unstable() {
            this(Wasi::configured);
        }

        private Unstable(Function<? super ModuleInstance, Mounts> mounts) {
            this.mounts = mounts;
        }

        @Override
        public String name() {
            return UNSTABLE;
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            FunctionTable.exportTo(builder, Abi.UNSTABLE, mounts);
        }
    }
}
