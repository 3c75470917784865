package io.zeolite.api.spi;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import org.osgi.annotation.versioning.ConsumerType;

/** A function in Java that guests import, in the raw form: parameters and results in the same slots. */
@ConsumerType
@FunctionalInterface
public interface HostFunction {

    /**
     * Executes the function.
     *
     * @param context the context of the innermost call
     * @param caller  the instance that calls: the importing one, not the host module
     * @param slots   parameters on entry, results on return, both from slot 0
     */
    void call(Context context, ModuleInstance caller, Slots slots);
}
