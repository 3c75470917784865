package io.zeolite.cli;

import io.zeolite.api.Context;
import io.zeolite.api.Export;
import io.zeolite.api.MalformedException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import io.zeolite.text.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of an exported function whose arguments are texts.
 *
 * @param function  the name of the export
 * @param arguments one for each parameter, in the text format
 */
public record Invocation(String function, List<String> arguments) {

    /**
     * Calls the function of an instance.
     *
     * @return the results, each after its type, for example {@code i32 7}
     * @throws CommandException if there is no such function, or the arguments are not those that it takes
     * @throws WasmException    as calls do
     */
    public List<String> call(Context context, ModuleInstance instance) {
        WasmFunction callee = instance.findFunction(function).orElseThrow(() -> missing(instance));
        FunctionType type = callee.type();
        Slots slots = Slots.forType(type);
        store(type, slots);
        callee.call(context, slots);
        List<String> results = new ArrayList<>();
        int slot = 0;
        for (ValueType result : type.results()) {
            results.add(result + " " + ValueText.format(result, slots, slot));
            slot += result.slots();
        }
        return results;
    }

    private CommandException missing(ModuleInstance instance) {
        String exported = instance.exports().stream().map(Export::name)
                .filter(name -> instance.findFunction(name).isPresent()).collect(Collectors.joining(", "));
        return new CommandException("error invoking " + function + ": there is no such exported function; "
                + (exported.isEmpty() ? "the module exports none" : "there are " + exported));
    }

    private void store(FunctionType type, Slots slots) {
        if (arguments.size() != type.parameters().size()) {
            throw new CommandException("error invoking " + function + ": it is " + type + " and takes "
                    + type.parameters().size() + " arguments, not " + arguments.size());
        }
        int slot = 0;
        for (int i = 0; i < arguments.size(); i++) {
            ValueType parameter = type.parameters().get(i);
            try {
                ValueText.parse(arguments.get(i), parameter, slots, slot);
            } catch (MalformedException _) {
                throw new CommandException("error invoking " + function + ": argument " + (i + 1) + " is not of type "
                        + parameter + ": " + arguments.get(i));
            }
            slot += parameter.slots();
        }
    }
}
