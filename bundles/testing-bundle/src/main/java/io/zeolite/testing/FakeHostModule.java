package io.zeolite.testing;

import io.zeolite.api.Context;
import io.zeolite.api.Exported;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Collects what a host module exports, so that a test can look at the functions and call them. */
public final class FakeHostModule implements HostModuleBuilder {

    private final String name;
    private final FakeRuntime runtime;
    private final SequencedMap<String, FakeFunction> functions = new LinkedHashMap<>();

    FakeHostModule(String name, FakeRuntime runtime) {
        this.name = name;
        this.runtime = runtime;
    }

    /** {@return what a host module exports} */
    public static FakeHostModule of(HostModule module) {
        FakeHostModule builder = new FakeRuntime().hostModule(module.name());
        module.exportTo(builder);
        return builder;
    }

    /** {@return the functions by the names of their exports, in order} */
    public SequencedMap<String, FakeFunction> functions() {
        return new LinkedHashMap<>(functions);
    }

    /**
     * {@return the function that is exported under the name}
     *
     * @throws NoSuchElementException if there is none
     */
    public FakeFunction function(String export) {
        FakeFunction function = functions.get(export);
        if (function == null) {
            throw new NoSuchElementException("host module \"" + name + "\" exports no function \"" + export + "\"");
        }
        return function;
    }

    @Override
    public FakeHostModule function(String export, FunctionType type, List<String> parameterNames,
            List<String> resultNames, HostFunction function) {
        return add(export, parameterNames, resultNames, FakeFunction.of(export, type, function).host());
    }

    private FakeHostModule add(String export, List<String> parameterNames, List<String> resultNames,
            FakeFunction function) {
        FakeFunction added =
                parameterNames.isEmpty() ? function : function.withParameterNames(array(parameterNames));
        functions.put(export, resultNames.isEmpty() ? added : added.withResultNames(array(resultNames)));
        return this;
    }

    private static String[] array(Collection<String> names) {
        return names.toArray(String[]::new);
    }

    @Override
    public FakeHostModule function(String export, List<String> parameterNames, List<String> resultNames,
            MethodHandle function) {
        return add(export, parameterNames, resultNames, FakeFunction.of(export, function).host());
    }

    @Override
    public <T> FakeHostModule function(String export, Class<T> type, T function) {
        functions.put(export, FakeFunction.of(export, type, function).host());
        return this;
    }

    @Override
    public FakeHostModule functions(MethodHandles.Lookup lookup, Object object) {
        List<Method> methods = new ArrayList<>(Stream.of(object.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Exported.class)).toList());
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("no method of " + object.getClass().getName() + " is marked @Exported");
        }
        methods.sort(Comparator.comparing(Method::getName));
        for (Method method : methods) {
            String export = method.getAnnotation(Exported.class).value();
            function(export.isEmpty() ? method.getName() : export, TypedFunction.handle(lookup, method, object));
        }
        return this;
    }

    @Override
    public FakeHostModule functionName(String exportName, String functionName) {
        functions.put(exportName, function(exportName).withName(functionName));
        return this;
    }

    @Override
    public FakeModule compile(Context context) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a module name must not be empty");
        }
        return FakeModule.named(name).withFunctions(List.copyOf(functions.values()));
    }

    @Override
    public ModuleInstance instantiate(Context context) {
        return runtime.instantiate(context, compile(context), ModuleConfig.named(name));
    }
}
