package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.V128;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmStackTrace;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.experimental.Experimental;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where calls enter guest code from Java, and where what goes wrong there becomes an exception of the API. */
public final class Boundary {

    /** The context of the innermost call in this thread. */
    static final ScopedValue<Context> CONTEXT = ScopedValue.newInstance();

    private static final MethodHandle CALL_BOXED;

    static {
        try {
            CALL_BOXED = MethodHandles.lookup().findStatic(Boundary.class, "callBoxed",
                    MethodType.methodType(Object.class, Context.class, FunctionInstance.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        linkErrorPaths();
    }

    /**
     * Runs the code that reports errors once: if it were linked for the first time with the stack exhausted, the
     * virtual machine would remember the failure for good.
     */
    private static void linkErrorPaths() {
        Throwable sample = new Trap(TrapKind.UNREACHABLE);
        StackTraces.isThrownByGuest(sample);
        CodePosition.line(1, 1);
        FunctionType type = FunctionType.of(NumberType.I32, NumberType.I32).returning(NumberType.I32, NumberType.I32);
        FunctionDefinition function =
                new FunctionDefinition("", 0, "", type, Optional.empty(), List.of(), List.of(), List.of(),
                        false);
        WasmStackTrace trace = new WasmStackTrace(List.of(function.signature() + StackTraces.of(sample).lines()), true);
        new TrapException(TrapKind.UNREACHABLE, trace, new ExhaustionException(trace)).fillInStackTrace();
        OpenCalls.endAll(sample);
    }

    private Boundary() {
    }

    static void call(Context context, FunctionInstance function, Slots slots) {
        if (context == Context.root() && !CONTEXT.isBound()) {
            call(function, slots);
        } else if (context.find(Experimental.SNAPSHOTTER).orElse(false)) {
            CapturableCall call = function.instance.init().runtime().capturingTier().capturable(function);
            callWatched(context.with(Experimental.CURRENT_SNAPSHOTTER, call), function,
                    () -> call(function, call, slots));
        } else {
            callWatched(context, function, () -> call(function, slots));
        }
    }

    private static void callWatched(Context context, FunctionInstance function, Runnable call) {
        if (!function.instance.init().module().config().closeOnContextDone()) {
            ScopedValue.where(CONTEXT, context).run(call);
            return;
        }
        try (ContextWatch _ = ContextWatch.start(context, function.instance.api())) {
            ScopedValue.where(CONTEXT, context).run(call);
        }
    }

    private static void call(FunctionInstance function, Slots slots) {
        boolean outermost = function.instance.enter();
        try {
            function.invoke(slots);
        } catch (Throwable t) {
            throw fail(function, outermost, t);
        }
        function.instance.leave(outermost);
    }

    private static void call(FunctionInstance function, CapturableCall call, Slots slots) {
        boolean outermost = function.instance.enter();
        try {
            call.invoke(slots);
        } catch (Throwable t) {
            throw fail(function, outermost, t);
        }
        function.instance.leave(outermost);
    }

    /** {@return a handle of the function's exact type} */
    static MethodHandle handle(Context context, FunctionInstance function) {
        MethodType type = function.type().methodType();
        if (context != Context.root()) {
            return boxingHandle(context, function);
        }
        try {
            MethodHandle enter = MethodHandles.publicLookup()
                    .findVirtual(Signatures.of(Shape.of(function.type())), SignatureEmitter.ENTER, type)
                    .bindTo(function);
            return References.checkingArguments(enter, function.type().parameters());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no handle for " + function.definition().signature(), e);
        }
    }

    /** {@return the same, for any function and any context} */
    static MethodHandle boxingHandle(Context context, FunctionInstance function) {
        MethodType type = function.type().methodType();
        return CALL_BOXED.bindTo(context).bindTo(function).asCollector(Object[].class, type.parameterCount())
                .asType(type);
    }

    private static Object callBoxed(Context context, FunctionInstance function, Object[] arguments) {
        FunctionType type = function.type();
        Slots slots = Slots.forType(type);
        int slot = 0;
        for (int i = 0; i < arguments.length; i++) {
            slots.set(slot, type.parameters().get(i), arguments[i]);
            slot += type.parameters().get(i).slots();
        }
        function.call(context, slots);
        return switch (type.results().size()) {
            case 0 -> null;
            case 1 -> slots.get(0, type.results().getFirst());
            default -> slots;
        };
    }

    /** Leaves a call that failed; returns what is to be thrown. Emitted code calls it. */
    public static RuntimeException fail(FunctionInstance function, boolean outermost, Throwable thrown) {
        function.instance.release(outermost);
        throw rethrow(OpenCalls.endAll(failure(function.instance, thrown)));
    }

    /** {@return what a call throws if this is thrown in an instance, and what listeners are told} */
    static Throwable failure(Instance instance, Throwable thrown) {
        return thrown instanceof GuestException exception
                ? new UncaughtException(exception.tag(), exception.arguments(), StackTraces.of(thrown))
                : inFlight(instance, thrown);
    }

    /** {@return the failure, or what was thrown if guests may still catch it} */
    static Throwable inFlight(Instance instance, Throwable thrown) {
        if (thrown instanceof WasmException) {
            return thrown;
        } else if (thrown instanceof Trap trap) {
            // the memory of a guest goes with it; what another thread sees of that first is not the reason
            if (trap.kind() == TrapKind.MEMORY_OUT_OF_BOUNDS && instance.isClosed()) {
                return instance.interruption();
            }
            return new TrapException(trap.kind(), StackTraces.of(trap));
        } else if (isExhaustion(thrown)) {
            return new ExhaustionException(StackTraces.of(thrown));
        } else if (isFailedAccess(thrown) && StackTraces.isThrownByGuest(thrown)) {
            return instance.isClosed()
                    ? instance.interruption()
                    : new TrapException(TrapKind.MEMORY_OUT_OF_BOUNDS, StackTraces.of(thrown), thrown);
        } else if (thrown instanceof IllegalStateException && instance.isClosed()) {
            // guest or host function found that the memory was given up meanwhile
            RuntimeException closed = instance.interruption();
            closed.addSuppressed(thrown);
            return closed;
        }
        return thrown;
    }

    /** {@return whether segments throw this: beyond their end, or when the bytes were given up meanwhile} */
    private static boolean isFailedAccess(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException || thrown instanceof IllegalStateException;
    }

    /** A stack that ends while the virtual machine links something shows itself as an error of linking. */
    static boolean isExhaustion(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof LinkageError && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StackOverflowError;
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** {@return a vector whose upper half was left in the instance; emitted code calls it} */
    public static V128 vector(long low, Instance instance) {
        return new V128(low, instance.resultBits[1]);
    }

    /** {@return the bits of the first slots; emitted code calls it} */
    public static long[] bits(Slots slots, int count) {
        long[] bits = new long[count];
        Arrays.setAll(bits, slots::getLong);
        return bits;
    }

    /** {@return the references in the first slots; emitted code calls it} */
    public static Object[] references(Slots slots, int count) {
        Object[] references = new Object[count];
        Arrays.setAll(references, slots::getReference);
        return references;
    }

    /** Sets the slots to all results but the first, which a function has left in its instance; emitted code calls it. */
    public static void collectOthers(FunctionInstance function, Slots slots) {
        Instance instance = function.instance;
        int slot = 0;
        for (ValueType result : function.type().results()) {
            int end = slot + result.slots();
            for (; slot < end; slot++) {
                if (slot > 0 && result instanceof ReferenceType) {
                    slots.setReference(slot, instance.resultReferences[slot]);
                } else if (slot > 0) {
                    slots.setLong(slot, instance.resultBits[slot]);
                }
            }
        }
    }

    /** {@return the error of a call into an instance that is closed} */
    static ExitException closed(Instance instance) {
        return new ExitException(instance.api().exitCode().orElseThrow());
    }
}
