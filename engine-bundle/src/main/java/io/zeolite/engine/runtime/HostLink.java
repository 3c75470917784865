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

    private static final HostFunction GONE = (_, _, _) -> {
        throw new ExitException(ExitException.SERVICE_DEPARTED);
    };
    private static final MethodHandle NEW_EXIT;

    static {
        try {
            MethodHandle constructor = MethodHandles.lookup().findConstructor(ExitException.class,
                    MethodType.methodType(void.class, int.class));
            NEW_EXIT = MethodHandles.insertArguments(constructor, 0, ExitException.SERVICE_DEPARTED);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<Relay> relays = new ArrayList<>();
    private final List<MutableCallSite> sites = new ArrayList<>();
    private int retained;

    /** A raw function that is called through a field: a class check more than a constant. */
    private static final class Relay implements HostFunction {

        /** Not volatile: whoever cuts has closed the instance before, which each call checks. */
        private HostFunction function;

        Relay(HostFunction function) {
            this.function = function;
        }

        @Override
        public void call(Context context, ModuleInstance caller, Slots slots) {
            function.call(context, caller, slots);
        }
    }

    /** {@return what executes the same until the link is cut} */
    synchronized HostEntry.Target to(HostEntry.Target target) {
        return switch (target) {
            case HostEntry.Raw raw -> {
                Relay relay = new Relay(raw.function());
                relays.add(relay);
                yield new HostEntry.Raw(relay);
            }
            case HostEntry.Typed typed -> {
                MutableCallSite site = new MutableCallSite(typed.handle());
                sites.add(site);
                yield new HostEntry.Typed(site.dynamicInvoker());
            }
        };
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
        relays.forEach(relay -> relay.function = GONE);
        for (MutableCallSite site : sites) {
            MethodHandle exit = MethodHandles.throwException(site.type().returnType(), ExitException.class);
            site.setTarget(MethodHandles.dropArguments(MethodHandles.foldArguments(exit, NEW_EXIT), 0,
                    site.type().parameterList()));
        }
        MutableCallSite.syncAll(sites.toArray(MutableCallSite[]::new));
    }
}
