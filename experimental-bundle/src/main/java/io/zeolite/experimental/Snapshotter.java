package io.zeolite.experimental;

import org.osgi.annotation.versioning.ProviderType;

/** Captures the execution state of the innermost call; given to host functions under a context that enables it. */
@ProviderType
public interface Snapshotter {

    /** {@return the state of execution: the active functions with their locals and operands, but no memory} */
    Snapshot snapshot();
}
