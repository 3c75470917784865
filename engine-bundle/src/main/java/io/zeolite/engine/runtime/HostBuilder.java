package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.Exported;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** Collects the functions of a host module. */
final class HostBuilder implements HostModuleBuilder {

    private final EngineRuntime runtime;
    private final String moduleName;
    private final Map<String, HostEntry> entries = new LinkedHashMap<>();
    private final Optional<HostLink> link;

    HostBuilder(EngineRuntime runtime, String moduleName) {
        this.runtime = runtime;
        this.moduleName = Objects.requireNonNull(moduleName, "name");
        this.link = runtime.newHostLink();
    }

    /** {@return what leads to the functions, if it can be cut} */
    Optional<HostLink> link() {
        return link;
    }

    private HostBuilder add(String name, FunctionType type, List<String> parameterNames, List<String> resultNames,
            HostEntry.Target target) {
        checkNames(name, "params", type.parameters().size(), parameterNames);
        checkNames(name, "results", type.results().size(), resultNames);
        HostEntry.Target linked = link.map(present -> present.to(target)).orElse(target);
        entries.put(Objects.requireNonNull(name, "name"),
                new HostEntry(name, name, type, List.copyOf(parameterNames), List.copyOf(resultNames), linked));
        return this;
    }

    @Override
    public HostModuleBuilder function(String name, FunctionType type, List<String> parameterNames,
            List<String> resultNames,
            HostFunction function) {
        Objects.requireNonNull(function, "function");
        HostEntry.Raw target = new HostEntry.Raw(References.checkingResults(function, type.results()));
        return add(name, type, parameterNames, resultNames, target);
    }

    private void checkNames(String name, String what, int count, List<String> names) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException(
                    "func[%s.%s] has %d %s, but %d %s names".formatted(moduleName, name, count, what,
                            names.size(), what));
        }
    }

    @Override
    public HostModuleBuilder function(String name, List<String> parameterNames, List<String> resultNames,
            MethodHandle function) {
        FunctionType type = HostTypes.functionType("func[%s.%s]".formatted(moduleName, name), function.type());
        MethodHandle withCaller = HostTypes.withCaller(function.asFixedArity());
        boolean exact = !Shape.of(type).packed() && !type.parameters().contains(VectorType.V128)
                && !type.results().contains(VectorType.V128);
        HostEntry.Target target =
                exact ? new HostEntry.Typed(withCaller) : new HostEntry.Raw(RawCall.of(withCaller, type));
        return add(name, type, parameterNames, resultNames, target);
    }

    @Override
    public <T> HostModuleBuilder function(String name, Class<T> type, T function) {
        List<Method> methods =
                Arrays.stream(type.getMethods()).filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .filter(method -> !isObjectMethod(method))
                        .toList();
        if (!type.isInterface() || methods.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " is not a functional interface");
        }
        return method(MethodHandles.publicLookup(), name, methods.getFirst(), type.cast(function));
    }

    /** An interface may declare public methods of Object; they do not count as its abstract methods. */
    private static boolean isObjectMethod(Method method) {
        return Arrays.stream(Object.class.getMethods()).anyMatch(known -> known.getName().equals(method.getName())
                && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    @Override
    public HostModuleBuilder functions(MethodHandles.Lookup lookup, Object object) {
        List<Method> methods = Arrays.stream(object.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Exported.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    "no method of %s is marked with @Exported".formatted(object.getClass().getName()));
        }
        for (Method method : methods) {
            String name = method.getAnnotation(Exported.class).value();
            method(lookup, name.isEmpty() ? method.getName() : name, method, object);
        }
        return this;
    }

    private HostModuleBuilder method(MethodHandles.Lookup lookup, String name, Method method, Object receiver) {
        MethodHandle handle;
        try {
            handle = lookup.unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("func[%s.%s]: %s is not accessible".formatted(moduleName, name, method),
                    e);
        }
        return function(name, Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(receiver));
    }

    @Override
    public HostModuleBuilder functionName(String exportName, String functionName) {
        Objects.requireNonNull(functionName, "functionName");
        if (entries.computeIfPresent(exportName, (_, entry) -> entry.withFunctionName(functionName)) == null) {
            throw new NoSuchElementException(
                    "no function \"%s\" in host module \"%s\"".formatted(exportName, moduleName));
        }
        return this;
    }

    @Override
    public EngineModule compile(Context context) {
        if (moduleName.isEmpty()) {
            throw new IllegalArgumentException("a module name must not be empty");
        }
        return HostCode.compile(runtime, context, moduleName, List.copyOf(entries.values()), link);
    }

    @Override
    public ModuleInstance instantiate(Context context) {
        return runtime.instantiate(context, compile(context), ModuleConfig.named(moduleName));
    }
}
