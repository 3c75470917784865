package io.zeolite.engine.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * Says whether running code of a module may have to stop, in a way that costs nothing as long as it does not: the
 * just-in-time compiler takes the answer for a constant, and gives up the code that it made when the answer changes. Reading
 * {@link Instance#interrupted} in each turn of a loop makes it read all else again as well, and loops take up to two thirds
 * longer. So they look there only from the first time on that an instance of the module is closed while it executes.
 * <p>
 * Threads: safe.
 */
public final class Interruption {

    private static final MethodHandle NO = MethodHandles.constant(boolean.class, false);
    private static final MethodHandle YES = MethodHandles.constant(boolean.class, true);

    private final MutableCallSite answer = new MutableCallSite(NO);

    Interruption() {
    }

    /**
     * {@return a handle without parameters that answers whether an instance of the module may have been interrupted} Emitted
     * code calls this once.
     *
     * @param emitted a class of the module
     */
    public static MethodHandle of(Class<?> emitted) {
        return ((GuestLoader) emitted.getClassLoader()).interruption().answer.dynamicInvoker();
    }

    /** Makes running code look whether its instance is interrupted, from now on. */
    synchronized void request() {
        if (answer.getTarget() == NO) {
            answer.setTarget(YES);
            MutableCallSite.syncAll(new MutableCallSite[] {answer});
        }
    }
}
