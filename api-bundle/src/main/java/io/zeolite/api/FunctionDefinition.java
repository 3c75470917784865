package io.zeolite.api;

import io.zeolite.api.type.FunctionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Describes a function of a module.
 *
 * @param moduleName     the name of the module, from its name section or its builder; may be empty
 * @param index          the place in the module's function index space, imports first
 * @param name           the function's name, from the name section or its builder; may be empty
 * @param type           parameters and results
 * @param importedFrom   the import, if the function is one
 * @param exportNames    the names under which the module exports it, in order
 * @param parameterNames the names of all parameters, or nothing
 * @param resultNames    the names of all results, or nothing
 * @param host           whether it is implemented in Java
 */
public record FunctionDefinition(String moduleName, int index, String name, FunctionType type,
        Optional<Import> importedFrom, List<String> exportNames, List<String> parameterNames, List<String> resultNames,
        boolean host) {

    /** Makes a definition; the lists are copied. */
    public FunctionDefinition {
        exportNames = List.copyOf(exportNames);
        parameterNames = List.copyOf(parameterNames);
        resultNames = List.copyOf(resultNames);
    }

    /** {@return the module's name, a full stop, and the function's name or {@code $} and its index} */
    public String debugName() {
        return moduleName + "." + (name.isEmpty() ? "$" + index : name);
    }

    /** {@return the line for this function in a stack trace, for example {@code env.add(i32,i32) i32}} */
    public String signature() {
        String parameters = join(type.parameters());
        String results = join(type.results());
        return debugName() + "(" + parameters + ")" + switch (type.results().size()) {
            case 0 -> "";
            case 1 -> " " + results;
            default -> " (" + results + ")";
        };
    }

    private static String join(List<?> types) {
        return types.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
