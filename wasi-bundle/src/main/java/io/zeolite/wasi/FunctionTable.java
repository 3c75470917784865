package io.zeolite.wasi;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.Mounts;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Exports functions with their types and the names of their parameters, which listeners print. */
final class FunctionTable {

    private static final List<String> NO_NAMES = List.of();

    private final HostModuleBuilder builder;
    private final Abi abi;
    private final Function<ModuleInstance, GuestState> begin;

    private FunctionTable(HostModuleBuilder builder, Abi abi, Function<ModuleInstance, GuestState> begin) {
        this.builder = builder;
        this.abi = abi;
        this.begin = begin;
    }

    /**
     * Exports all functions.
     *
     * @param mounts gives the file systems that a guest sees
     */
    static void exportTo(HostModuleBuilder builder, Abi abi, Function<? super ModuleInstance, Mounts> mounts) {
        FunctionTable table =
                new FunctionTable(builder, abi, guest -> new GuestState(guest, mounts.apply(guest)));
        Arguments.addTo(table);
        Environment.addTo(table);
        Clocks.addTo(table);
        Descriptors.addTo(table);
        Transfers.addTo(table);
        Directories.addTo(table);
        Paths.addTo(table);
        PathOpen.addTo(table);
        Poll.addTo(table);
        ProcessControl.addTo(table);
        RandomNumbers.addTo(table);
        Scheduling.addTo(table);
        Sockets.addTo(table, abi);
    }

    /** A parameter's name and type. */
    record Parameter(String name, ValueType type) {
    }

    static Parameter i32(String name) {
        return new Parameter(name, NumberType.I32);
    }

    static Parameter i64(String name) {
        return new Parameter(name, NumberType.I64);
    }

    /** Adds a function that returns an error number. */
    void add(String name, WasiFunction function, Parameter... parameters) {
        FunctionType type = FunctionType.of(types(parameters)).returning(NumberType.I32);
        HostFunction host = (context, caller, slots) -> {
            WasiErrno result = WasiErrno.ESUCCESS;
            try {
                function.call(new WasiCall(context, caller, slots, abi, begin));
            } catch (ErrnoException failure) {
                result = WasiErrno.of(failure.errno());
            }
            slots.setInt(0, result.number());
        };
        builder.function(name, type, names(parameters), List.of("errno"), host);
    }

    /**
     * Adds a function that returns an error number, and allocates nothing to be called.
     *
     * @param function takes a {@code Function} that makes the state of a guest, the context and the caller, and the
     *                 parameters
     */
    void addDirect(String name, MethodHandle function, Parameter... parameters) {
        builder.function(name, names(parameters), List.of("errno"), function.bindTo(begin));
    }

    /** Adds a function that does not return. */
    void addWithoutResult(String name, HostFunction function, Parameter... parameters) {
        builder.function(name, FunctionType.of(types(parameters)), names(parameters), NO_NAMES, function);
    }

    private static ValueType[] types(Parameter... parameters) {
        return Stream.of(parameters).map(Parameter::type).toArray(ValueType[]::new);
    }

    private static List<String> names(Parameter... parameters) {
        return Stream.of(parameters).map(Parameter::name).toList();
    }
}
