package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between the emitted classes of a host module and the functions in Java of some bundle. Guests keep the classes
 * through their imports, tables and globals for as long as they like; once the link is cut, nothing leads from there to
 * the bundle any more.
 * <p>
 * It is cut when nobody {@linkplain #retain retains} it: neither the runtime that compiled the module nor an open
 * instance. Threads: safe.
 */
final class HostLink {

    private static final MethodHandle CALL;
    private static final MethodHandle NEW_EXIT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CALL = lookup.findVirtual(HostFunction.class, "call",
                    MethodType.methodType(void.class, Context.class, ModuleInstance.class, Slots.class));
            MethodHandle constructor = lookup.findConstructor(ExitException.class,
                    MethodType.methodType(void.class, int.class));
            NEW_EXIT = MethodHandles.insertArguments(constructor, 0, ExitException.SERVICE_DEPARTED);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<MutableCallSite> sites = new ArrayList<>();
    private int retained;

    /**
     * Calls a raw function through its site.
     *
     * @param site where it leads, a constant to HotSpot as records are
     */
    private record Relay(MethodHandle site) implements HostFunction {
        @Override
        public void call(Context context, ModuleInstance caller, Slots slots) {
            try {
                site.invokeExact(context, caller, slots);
            } catch (Throwable thrown) {
                throw Boundary.rethrow(thrown);
            }
        }
    }

    /** {@return what executes the same until the link is cut} */
    synchronized HostEntry.Target to(HostEntry.Target target) {
        return switch (target) {
            case HostEntry.Raw raw -> new HostEntry.Raw(new Relay(siteOf(CALL.bindTo(raw.function()))));
            case HostEntry.Typed typed -> new HostEntry.Typed(siteOf(typed.handle()));
        };
    }

    private MethodHandle siteOf(MethodHandle handle) {
        MutableCallSite site = new MutableCallSite(handle);
        sites.add(site);
        return site.dynamicInvoker();
    }

    /** Keeps the link until it is released as often. */
    synchronized void retain() {
        retained++;
    }

    synchronized void release() {
        if (--retained == 0) {
            cut();
        }
    }

    /** Leads nowhere from now on: calls that come this far fail as those on a closed module. */
    synchronized void cut() {
        for (MutableCallSite site : sites) {
            MethodHandle exit = MethodHandles.throwException(site.type().returnType(), ExitException.class);
            site.setTarget(MethodHandles.dropArguments(MethodHandles.foldArguments(exit, NEW_EXIT), 0,
                    site.type().parameterList()));
        }
        MutableCallSite.syncAll(sites.toArray(MutableCallSite[]::new));
    }
}
