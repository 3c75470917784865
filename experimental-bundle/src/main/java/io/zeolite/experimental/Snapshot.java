package io.zeolite.experimental;

import io.zeolite.api.Slots;
import org.osgi.annotation.versioning.ProviderType;

/** A captured state of execution. It may be restored any number of times while its top-level call lives. */
@ProviderType
public interface Snapshot {

    /**
     * Continues after the host call that captured the state, with other results. Never returns normally.
     *
     * @param results the results of that host call
     * @throws IllegalStateException if the top-level call has ended
     */
    void restore(Slots results);
}
