package io.zeolite.emscripten;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code invoke_*}: calls a function of table 0 on behalf of a function of the guest that calls {@code setjmp}.
 *
 * @param name the name, such as {@code invoke_vii}: letters for the result and the parameters of what is called
 * @param type the place in the table, then the parameters; the result
 */
record Invocation(String name, FunctionType type) implements HostFunction {

    private static final Pattern NAME = Pattern.compile("invoke_[vipjfd][ipjfd]*");
    private static final String PREFIX = "invoke_";

    /** {@return what serves an import, if it is of this kind} */
    static List<Invocation> of(Import asked) {
        return NAME.matcher(asked.name()).matches()
                && asked.type() instanceof ExternType.Function(DefinedType defined)
                && defined.expand() instanceof FunctionType type
                && isSpelt(asked.name().substring(PREFIX.length()), type)
                        ? List.of(new Invocation(asked.name(), type))
                        : List.of();
    }

    private static boolean isSpelt(String letters, FunctionType type) {
        List<ValueType> parameters = type.parameters();
        if (parameters.size() != letters.length() || !isLetter('p', parameters.getFirst())
                || type.results().size() != (letters.charAt(0) == 'v' ? 0 : 1)) {
            return false;
        }
        for (int index = 1; index < letters.length(); index++) {
            if (!isLetter(letters.charAt(index), parameters.get(index))) {
                return false;
            }
        }
        return type.results().isEmpty() || isLetter(letters.charAt(0), type.results().getFirst());
    }

    private static boolean isLetter(char letter, ValueType type) {
        return switch (letter) {
            case 'i' -> type == NumberType.I32;
            case 'j' -> type == NumberType.I64;
            case 'f' -> type == NumberType.F32;
            case 'd' -> type == NumberType.F64;
            default -> type == NumberType.I32 || type == NumberType.I64; // p: an address
        };
    }

    void exportTo(HostModuleBuilder builder) {
        List<String> names = new ArrayList<>();
        names.add("index");
        for (int index = 1; index < type.parameters().size(); index++) {
            names.add("a" + index);
        }
        builder.function(name, type, names, List.of(), this);
    }

    private FunctionType invokedType() {
        List<ValueType> parameters = type.parameters();
        return new FunctionType(parameters.subList(1, parameters.size()), type.results());
    }

    /**
     * Gives the stack of the guest back when the function ends by an exception. A jump is one that the guest is told of
     * and handles itself; the result then means nothing.
     */
    @Override
    public void call(Context context, ModuleInstance caller, Slots slots) {
        FunctionType invokedType = invokedType();
        WasmFunction invoked = Tables.lookUpFunction(caller, 0, slots.getLong(0), invokedType);
        Slots invokedSlots = Slots.forType(invokedType);
        for (int slot = 0; slot < invokedType.parameterSlots(); slot++) {
            invokedSlots.setLong(slot, slots.getLong(slot + 1));
        }
        GuestStack stack = caller.attachment(GuestStack.KEY, GuestStack::of);
        long pointer = stack.pointer(context);
        long result = 0;
        try {
            invoked.call(context, invokedSlots);
            result = type.results().isEmpty() ? 0 : invokedSlots.getLong(0);
        } catch (ExitException exit) {
            throw exit;
        } catch (LongjmpException _) {
            stack.restore(context, pointer);
            stack.setThrew(context);
        } catch (RuntimeException failure) {
            stack.restore(context, pointer);
            throw failure;
        }
        if (!type.results().isEmpty()) {
            slots.setLong(0, result);
        }
    }
}
