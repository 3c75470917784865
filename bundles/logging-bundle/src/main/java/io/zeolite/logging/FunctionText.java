package io.zeolite.logging;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the calls of a function are written.
 *
 * @param name           the debug name
 * @param host           whether the function is the host's
 * @param parameters     what is written when it is entered
 * @param left           what it leaves in memory, at addresses that are parameters; written when it returns
 * @param results        what it returns
 * @param logged         whether a call with these parameters is logged
 * @param parameterSlots how many slots its parameters take
 */
record FunctionText(String name, boolean host, List<Item> parameters, List<Left> left, List<Item> results,
        Predicate<Slots> logged, int parameterSlots) {

    /**
     * A value that a function leaves in memory if it succeeds.
     *
     * @param name  its name
     * @param value reads it, given the parameters
     */
    record Left(String name, Item value) {
    }

    static FunctionText of(FunctionDefinition function) {
        if (WasiText.isWasi(function)) {
            return WasiText.of(function);
        }
        return new FunctionText(function.debugName(), function.host(),
                items(function.type().parameters(), function.parameterNames()), List.of(),
                items(function.type().results(), function.resultNames()), _ -> true,
                function.type().parameterSlots());
    }

    private static List<Item> items(List<ValueType> types, List<String> names) {
        List<Item> items = new ArrayList<>();
        int slot = 0;
        for (int index = 0; index < types.size(); index++) {
            Item value = ValueText.item(slot, types.get(index));
            items.add(names.isEmpty() ? value : value.named(names.get(index)));
            slot += types.get(index).slots();
        }
        return items;
    }

    boolean isLogged(Slots given) {
        return logged.test(given);
    }

    /** {@return a copy of the parameters, if they are needed when the function returns} */
    Optional<Slots> kept(Slots given) {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Slots copy = Slots.ofSize(parameterSlots);
        for (int slot = 0; slot < parameterSlots; slot++) {
            copy.setLong(slot, given.getLong(slot));
        }
        return Optional.of(copy);
    }

    void appendEntry(StringBuilder line, ModuleInstance instance, Slots given) {
        line.append(host ? "==> " : "--> ").append(name).append('(');
        String separator = "";
        for (Item parameter : parameters) {
            line.append(separator);
            parameter.append(line, instance, given);
            separator = ",";
        }
        line.append(')');
    }

    void appendExit(StringBuilder line, ModuleInstance instance, Optional<Slots> given, Slots returned) {
        line.append(host ? "<==" : "<--");
        int count = left.size() + results.size();
        if (count == 0) {
            return;
        }
        line.append(count == 1 ? " " : " (");
        String separator = "";
        for (Left value : left) {
            line.append(separator).append(value.name()).append('=');
            if (returned.getInt(0) == WasiNames.SUCCESS) {
                value.value().append(line, instance, given.orElseThrow());
            }
            separator = ",";
        }
        for (Item result : results) {
            line.append(separator);
            result.append(line, instance, returned);
            separator = ",";
        }
        line.append(count == 1 ? "" : ")");
    }
}
