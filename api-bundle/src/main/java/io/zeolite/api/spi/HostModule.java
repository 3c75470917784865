package io.zeolite.api.spi;

import io.zeolite.api.HostModuleBuilder;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A module in Java that guests find by its name when no instance in their runtime has it. Published to
 * {@link java.util.ServiceLoader} or as an OSGi service.
 * <p>
 * State of a guest belongs into {@link io.zeolite.api.ModuleInstance#attachment}: one instance of the module serves all
 * guests of a runtime.
 */
@ConsumerType
public interface HostModule {

    /** {@return the name by which guests import from it} */
    String name();

    /** Exports the module's functions into a builder, which may have another name. */
    void exportTo(HostModuleBuilder builder);
}
