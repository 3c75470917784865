package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.Export;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostModule;
import io.zeolite.experimental.Experimental;
import io.zeolite.logging.LogScopes;
import io.zeolite.logging.LoggingListenerFactory;
import io.zeolite.wasi.Wasi;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Logs what a guest asks of the host: the value of {@code --hostlogging}. */
final class HostLogging {

    private final LogScopes scopes;

    private HostLogging(LogScopes scopes) {
        this.scopes = scopes;
    }

    /**
     * {@return the logging that the lists of scopes mean}
     *
     * @throws CommandException if a name is not that of a scope
     */
    static HostLogging parse(List<String> lists) {
        try {
            return new HostLogging(lists.stream().map(LogScopes::parse).reduce(LogScopes.NONE, LogScopes::and));
        } catch (IllegalArgumentException failure) {
            throw new CommandException("invalid hostlogging: " + failure.getMessage());
        }
    }

    /** {@return the context under which what is compiled is logged} */
    Context in(Context context, Terminal terminal) {
        return scopes.equals(LogScopes.NONE) ? context
                : Experimental.withFunctionListenerFactory(context,
                        LoggingListenerFactory.ofHostFunctions(terminal.err(), scopes));
    }

    /**
     * Instantiates the host modules from which the module imports, under the context. A runtime that finds them by
     * itself makes them for all guests, with nobody's context.
     */
    void prepare(WasmRuntime runtime, CompiledModule module, Context context) {
        if (scopes.equals(LogScopes.NONE)) {
            return;
        }
        Map<String, List<Import>> byModule = module.imports().stream().collect(Collectors.groupingBy(Import::module));
        byModule.forEach((name, imports) -> hostModules().filter(host -> host.name().equals(name))
                .anyMatch(host -> serves(imports, runtime, host.forImports(imports), context)));
    }

    /** Of several host modules of a name, the first that exports all that is imported stays. */
    private static boolean serves(List<Import> imports, WasmRuntime runtime, HostModule host, Context context) {
        HostModuleBuilder builder = runtime.hostModule(host.name());
        host.exportTo(builder);
        ModuleInstance instance = builder.instantiate(context);
        Set<String> exports = instance.exports().stream().map(Export::name).collect(Collectors.toSet());
        boolean complete = imports.stream().map(Import::name).allMatch(exports::contains);
        if (!complete) {
            instance.close();
        }
        return complete;
    }

    /** In a framework there are no others here than those of WASI, which this bundle knows. */
    private static Stream<HostModule> hostModules() {
        return Stream.concat(StreamSupport.stream(ServiceLoader.load(HostModule.class).spliterator(), false),
                Stream.of(Wasi.preview1(), Wasi.unstable()));
    }
}
