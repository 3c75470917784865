package io.zeolite.testing;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A function without an engine: it does what a test says. Its definition says that it is a guest's unless it is made a
 * {@linkplain #host() host function}. It can be called once it {@linkplain FakeInstance#add belongs to an instance}.
 * <p>
 * Threads: immutable; each {@code with} returns another function.
 */
public final class FakeFunction implements WasmFunction {

    private static final MethodHandle CALL_BOXED;

    static {
        try {
            CALL_BOXED = MethodHandles.lookup().findVirtual(FakeFunction.class, "callBoxed",
                    MethodType.methodType(Object.class, Context.class, Object[].class));
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    private final FunctionDefinition definition;
    private final HostFunction code;
    private final Optional<FakeInstance> instance;

    private FakeFunction(FunctionDefinition definition, HostFunction code, Optional<FakeInstance> instance) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.code = Objects.requireNonNull(code, "code");
        this.instance = instance;
    }

    /** {@return a function in the raw form, whose name is also that of its export} */
    public static FakeFunction of(String name, FunctionType type, HostFunction code) {
        return of(new FunctionDefinition("", 0, name, type, Optional.empty(), List.of(name), List.of(), List.of(),
                false), code);
    }

    /**
     * {@return a function whose parameters and result are those of the handle} It may take a {@link Context} first, then
     * the calling instance.
     *
     * @throws IllegalArgumentException if a type cannot be carried
     */
    public static FakeFunction of(String name, MethodHandle handle) {
        TypedFunction typed = TypedFunction.of(handle);
        return of(name, typed.type(), typed.code());
    }

    /**
     * {@return a function that is a lambda, typed by the one abstract method of its interface}
     *
     * @param type a public functional interface, such as {@link java.util.function.IntUnaryOperator}
     * @throws IllegalArgumentException if it is not one, or a type cannot be carried
     */
    public static <T> FakeFunction of(String name, Class<T> type, T lambda) {
        TypedFunction typed = TypedFunction.of(type, lambda);
        return of(name, typed.type(), typed.code());
    }

    /** {@return a function of the definition; module name and index become those of its instance} */
    public static FakeFunction of(FunctionDefinition definition, HostFunction code) {
        return new FakeFunction(definition, code, Optional.empty());
    }

    /** {@return this function under these names of exports, or none} */
    public FakeFunction withExportNames(String... names) {
        return with(definition.parameterNames(), definition.resultNames(), List.of(names), definition.host());
    }

    /**
     * {@return this function with names of its parameters}
     *
     * @throws IllegalArgumentException if the names are not as many as the parameters
     */
    public FakeFunction withParameterNames(String... names) {
        requireAll("parameters", names, type().parameters());
        return with(List.of(names), definition.resultNames(), definition.exportNames(), definition.host());
    }

    /**
     * {@return this function with names of its results}
     *
     * @throws IllegalArgumentException if the names are not as many as the results
     */
    public FakeFunction withResultNames(String... names) {
        requireAll("results", names, type().results());
        return with(definition.parameterNames(), List.of(names), definition.exportNames(), definition.host());
    }

    /** {@return this function as a host function} */
    public FakeFunction host() {
        return with(definition.parameterNames(), definition.resultNames(), definition.exportNames(), true);
    }

    /** {@return this function with a name other than its export's} */
    FakeFunction withName(String name) {
        return new FakeFunction(new FunctionDefinition(definition.moduleName(), definition.index(), name,
                definition.type(), definition.importedFrom(), definition.exportNames(), definition.parameterNames(),
                definition.resultNames(), definition.host()), code, instance);
    }

    private static void requireAll(String what, String[] names, List<ValueType> types) {
        if (names.length != types.size()) {
            throw new IllegalArgumentException(types.size() + " " + what + ", but " + names.length + " names");
        }
    }

    private FakeFunction with(List<String> parameterNames, List<String> resultNames, List<String> exportNames,
            boolean host) {
        return new FakeFunction(new FunctionDefinition(definition.moduleName(), definition.index(), definition.name(),
                definition.type(), definition.importedFrom(), exportNames, parameterNames, resultNames, host), code,
                instance);
    }

    /** {@return this function as the one of an instance with the index} */
    FakeFunction in(FakeInstance owner, int index) {
        return new FakeFunction(new FunctionDefinition(owner.name(), index, definition.name(), definition.type(),
                definition.importedFrom(), definition.exportNames(), definition.parameterNames(),
                definition.resultNames(), definition.host()), code, Optional.of(owner));
    }

    /** {@return this function, whose caller is the instance} */
    FakeFunction calledBy(FakeInstance caller) {
        return new FakeFunction(definition, code, Optional.of(caller));
    }

    /** {@return what the function does, in the raw form} */
    public HostFunction code() {
        return code;
    }

    @Override
    public FunctionDefinition definition() {
        return definition;
    }

    @Override
    public Slots call(Context context, long... parameters) {
        if (parameters.length != type().parameterSlots()) {
            throw new IllegalArgumentException(
                    "expected %d params, but passed %d".formatted(type().parameterSlots(), parameters.length));
        }
        Slots slots = Slots.forType(type());
        for (int slot = 0; slot < parameters.length; slot++) {
            slots.setLong(slot, parameters[slot]);
        }
        call(context, slots);
        return slots;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the function does not belong to an instance
     */
    @Override
    public void call(Context context, Slots slots) {
        FakeInstance owner = instance.orElseThrow(() -> new IllegalStateException(
                "function " + definition.debugName() + " belongs to no instance"));
        int needed = Math.max(type().parameterSlots(), type().resultSlots());
        if (slots.size() < needed) {
            throw new IllegalArgumentException("need %d slots, but have %d".formatted(needed, slots.size()));
        }
        if (owner.isClosed()) {
            throw new ExitException(owner.exitCode().orElseThrow());
        }
        code.call(context, owner, slots);
    }

    @Override
    public MethodHandle handle(Context context) {
        MethodType exact = type().methodType();
        return CALL_BOXED.bindTo(this).bindTo(context).asCollector(Object[].class, exact.parameterCount())
                .asType(exact);
    }

    private Object callBoxed(Context context, Object... arguments) {
        Slots slots = Slots.forType(type());
        int slot = 0;
        for (int index = 0; index < arguments.length; index++) {
            ValueType parameter = type().parameters().get(index);
            slots.set(slot, parameter, arguments[index]);
            slot += parameter.slots();
        }
        call(context, slots);
        return switch (type().results().size()) {
            case 0 -> null;
            case 1 -> slots.get(0, type().results().getFirst());
            default -> slots;
        };
    }

    /** {@return the debug name} */
    @Override
    public String toString() {
        return definition.debugName();
    }
}
