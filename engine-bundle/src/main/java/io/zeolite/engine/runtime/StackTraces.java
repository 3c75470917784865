package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.WasmStackTrace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds the functions of guests in Java stack traces, by the names that {@link FrameNames} gives: emitted classes by the
 * name of their loader, functions by the number after the last {@code $} of a method's name.
 */
final class StackTraces {

    private static final ConcurrentMap<Long, WeakReference<ValidModule>> MODULES = new ConcurrentHashMap<>();

    private static final Set<String> ATOMIC_ACCESS =
            Set.of(Atomics.class.getName(), NarrowAtomics.class.getName(), Waiters.class.getName());

    private StackTraces() {
    }

    /** Makes a module's functions known. */
    static void register(ValidModule module) {
        MODULES.values().removeIf(known -> known.refersTo(null));
        MODULES.put(module.id(), new WeakReference<>(module));
    }

    /** {@return the functions that were active when the exception was thrown} */
    static WasmStackTrace of(Throwable thrown) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            Optional<FunctionDefinition> function = function(element);
            if (function.isPresent() && !isPart(element) && !isReplaced(element, function.get())) {
                if (frames.size() == WasmStackTrace.MAX_FRAMES) {
                    return new WasmStackTrace(frames, true);
                }
                frames.add(function.get().signature());
            }
        }
        return new WasmStackTrace(frames, false);
    }

    /** {@return whether an exception comes from the Java platform, called by a guest's function and not by the host} */
    static boolean isThrownByGuest(Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (!isJavaPlatform(element) && !isAtomicAccess(element)) {
                return function(element).filter(function -> !function.host()).isPresent();
            }
        }
        return false;
    }

    /** {@return whether the method is a part of a function, whose own method is further down} */
    private static boolean isPart(StackTraceElement element) {
        String method = element.getMethodName();
        return method.indexOf(FrameNames.PART, method.lastIndexOf('$') + 1) >= 0;
    }

    private static boolean isJavaPlatform(StackTraceElement element) {
        return element.getClassLoaderName() == null && element.getModuleName() != null
                && (element.getModuleName().startsWith("java.") || element.getModuleName().startsWith("jdk."));
    }

    private static boolean isAtomicAccess(StackTraceElement element) {
        return ATOMIC_ACCESS.contains(element.getClassName());
    }

    /** {@return whether the function has ended in a tail call, though its frame is still there} */
    private static boolean isReplaced(StackTraceElement element, FunctionDefinition function) {
        return !function.host() && CodePosition.of(module(element), function.index(), element).isReplaced();
    }

    private static Optional<FunctionDefinition> function(StackTraceElement element) {
        ValidModule module = module(element);
        if (module == null) {
            return Optional.empty();
        }
        String method = element.getMethodName();
        int start = method.lastIndexOf('$') + 1;
        int part = method.indexOf(FrameNames.PART, start);
        int end = part < 0 ? method.length() : part;
        FunctionDefinition function = module.functions().get(Integer.parseInt(method, start, end, 10));
        boolean stub = function.importedFrom().isPresent();
        return stub ? Optional.empty() : Optional.of(function);
    }

    /** {@return the module whose function, or a part of it, the method is; null if it is none} */
    private static ValidModule module(StackTraceElement element) {
        String loader = element.getClassLoaderName();
        if (loader == null || !loader.startsWith(FrameNames.LOADER_PREFIX)
                || element.getMethodName().indexOf('$') < 0) {
            return null;
        }
        WeakReference<ValidModule> known =
                MODULES.get(Long.valueOf(loader.substring(FrameNames.LOADER_PREFIX.length())));
        return known == null ? null : known.get();
    }
}
