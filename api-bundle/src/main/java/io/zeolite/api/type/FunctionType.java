package io.zeolite.api.type;

import io.zeolite.api.Slots;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of functions: parameters and results.
 *
 * @param parameters the types of the parameters, in order
 * @param results    the types of the results, in order
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#function-types">Specification: function
 *      types</a>
 */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) implements CompositeType {

    /** Makes a function type; the lists are copied. */
    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** {@return the function type with these parameters and without results} */
    public static FunctionType of(ValueType... parameters) {
        return new FunctionType(List.of(parameters), List.of());
    }

    /** {@return this type with these results instead} */
    public FunctionType returning(ValueType... newResults) {
        return new FunctionType(parameters, List.of(newResults));
    }

    /** {@return the number of {@code long} slots that the parameters take} */
    public int parameterSlots() {
        return parameters.stream().mapToInt(ValueType::slots).sum();
    }

    /** {@return the number of {@code long} slots that the results take} */
    public int resultSlots() {
        return results.stream().mapToInt(ValueType::slots).sum();
    }

    /**
     * {@return the exact Java type of a handle to a function of this type} Each parameter is carried by its
     * {@link ValueType#javaType()}; the return type is {@code void} for no result, the result's Java type for one, and
     * {@link Slots} for several.
     */
    public MethodType methodType() {
        Class<?> returned = switch (results.size()) {
            case 0 -> void.class;
            case 1 -> results.getFirst().javaType();
            default -> Slots.class;
        };
        return MethodType.methodType(returned, parameters.stream().<Class<?>>map(ValueType::javaType).toList());
    }

    /** {@return the type as the specification writes it, for example {@code [i32 i32] -> [i64]}} */
    @Override
    public String toString() {
        return bracketed(parameters) + " -> " + bracketed(results);
    }

    private static String bracketed(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(" ", "[", "]"));
    }
}
