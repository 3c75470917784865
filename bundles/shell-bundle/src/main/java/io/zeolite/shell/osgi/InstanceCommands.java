package io.zeolite.shell.osgi;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.WasmRuntime;
import io.zeolite.cli.Invocation;
import io.zeolite.cli.ModuleFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The commands for the named instances of a framework, whoever made them. Where several have a name, {@code name@id} is
 * the one of the runtime with this number, which {@code modules} lists.
 */
public final class InstanceCommands {

    static final List<String> NAMES = List.of("modules", "instantiate", "invoke", "close");

    private static final String ROW = "%-24s %6s  %-32s %s%n";

    private final BundleContext context;
    private final Supplier<WasmRuntime> runtime;

    /**
     * Makes the commands.
     *
     * @param runtime gives the runtime of instances that are made here
     */
    InstanceCommands(BundleContext context, Supplier<WasmRuntime> runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** Lists the instances: name, number and name of the runtime, exported functions. */
    public void modules() {
        System.out.printf(ROW, "name", "id", "runtime", "functions");
        for (ServiceReference<ModuleInstance> reference : references()) {
            withService(reference, instance -> System.out.printf(ROW, name(reference),
                    reference.getProperty(ServiceProperties.RUNTIME_ID),
                    reference.getProperty(ServiceProperties.RUNTIME), String.join(" ", functions(instance))));
        }
    }

    private static List<String> functions(ModuleInstance instance) {
        return instance.exports().stream().map(export -> export.name())
                .filter(name -> instance.findFunction(name).isPresent()).toList();
    }

    /**
     * Makes an instance of a module in the runtime of this shell, where it stays until it is closed. Its start function
     * runs with the arguments.
     *
     * @param name      its name
     * @param path      the file, binary or text
     * @param arguments what the guest gets after its name
     */
    public void instantiate(String name, String path, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addFirst(name);
        ModuleInstance instance = runtime.get().instantiate(Context.root(), ModuleFile.read(path),
                ModuleConfig.named(name).withArguments(all).withStdin(System.in).withStdout(System.out)
                        .withStderr(System.err).withSystemServices());
        instance.exitCode().ifPresent(code -> System.out.println(name + " has exited with code " + code));
    }

    /** Calls an exported function of an instance, and prints each result after its type. */
    public void invoke(String name, String function, String... arguments) {
        withService(find(name), instance -> new Invocation(function, Arrays.asList(arguments))
                .call(Context.root(), instance).forEach(System.out::println));
    }

    /** Closes an instance. */
    public void close(String name) {
        withService(find(name), ModuleInstance::close);
    }

    private ServiceReference<ModuleInstance> find(String wanted) {
        List<ServiceReference<ModuleInstance>> found = references().stream()
                .filter(reference -> wanted.equals(name(reference))
                        || wanted.equals(name(reference) + "@" + reference.getProperty(ServiceProperties.RUNTIME_ID)))
                .toList();
        return switch (found.size()) {
            case 0 -> throw new IllegalArgumentException("no module instance has the name " + wanted);
            case 1 -> found.getFirst();
            default -> throw new IllegalArgumentException(found.size() + " module instances have the name " + wanted
                    + ": add @ and the number of the runtime");
        };
    }

    private static String name(ServiceReference<?> reference) {
        return String.valueOf(reference.getProperty(ServiceProperties.MODULE_NAME));
    }

    private List<ServiceReference<ModuleInstance>> references() {
        try {
            Collection<ServiceReference<ModuleInstance>> all = context.getServiceReferences(ModuleInstance.class, null);
            Comparator<ServiceReference<ModuleInstance>> byName = Comparator.comparing(InstanceCommands::name);
            return all.stream().sorted(byName.thenComparing(Comparator.naturalOrder())).toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible); // there is no filter
        }
    }

    /** An action on an instance. */
    private interface Action {
        void on(ModuleInstance instance);
    }

    /** An instance that has gone meanwhile is not there. */
    private void withService(ServiceReference<ModuleInstance> reference, Action action) {
        ModuleInstance instance = context.getService(reference);
        if (instance != null) {
            try {
                action.on(instance);
            } finally {
                context.ungetService(reference);
            }
        }
    }
}
