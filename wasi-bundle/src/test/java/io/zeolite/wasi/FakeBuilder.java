package io.zeolite.wasi;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what a host module exports. */
final class FakeBuilder implements HostModuleBuilder {

    private final Map<String, Function> functions = new TreeMap<>();

    /** What was exported under a name. */
    record Function(FunctionType type, List<String> parameterNames, List<String> resultNames, HostFunction code) {

        /** {@return for example {@code fd_tell(fd i32, result.offset i32) errno}} */
        String signature(String name) {
            StringBuilder text = new StringBuilder(name).append('(');
            for (int index = 0; index < parameterNames.size(); index++) {
                text.append(index == 0 ? "" : ", ").append(parameterNames.get(index)).append(' ')
                        .append(type.parameters().get(index));
            }
            return text.append(") ").append(String.join(" ", resultNames)).toString().strip();
        }
    }

    static Map<String, Function> exportsOf(HostModule module) {
        FakeBuilder builder = new FakeBuilder();
        module.exportTo(builder);
        return builder.functions;
    }

    @Override
    public HostModuleBuilder function(String name, FunctionType type, List<String> parameterNames,
            List<String> resultNames, HostFunction function) {
        if (functions.put(name, new Function(type, parameterNames, resultNames, function)) != null) {
            throw new IllegalStateException(name + " twice");
        }
        return this;
    }

    @Override
    public HostModuleBuilder function(String name, MethodHandle function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> HostModuleBuilder function(String name, Class<T> type, T function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HostModuleBuilder functions(MethodHandles.Lookup lookup, Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompiledModule compile(Context context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModuleInstance instantiate(Context context) {
        throw new UnsupportedOperationException();
    }
}
