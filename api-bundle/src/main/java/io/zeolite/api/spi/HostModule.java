package io.zeolite.api.spi;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A module in Java that guests find by its name when no instance in their runtime has it. Published to
 * {@link java.util.ServiceLoader} or as an OSGi service. Of several that have the name, a guest gets the best that
 * exports all that it imports.
 * <p>
 * Errors: what {@code exportTo} or {@code forImports} throws fails the instantiation that needs the module and reaches its caller as it is. A
 * module whose {@code name} throws or is null is passed over.
 * <p>
 * As a service: it serves the modules that its property {@code zeolite.module} names. When it departs, guests that import
 * from it stay; their calls of its functions fail with {@link io.zeolite.api.ExitException#SERVICE_DEPARTED}.
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

    /**
     * {@return the module as a guest with these imports gets it: by default this one, whatever they are}
     *
     * One whose functions depend on the guest returns another module of the same name. Guests for which it returns equal
     * ones share an instance.
     *
     * @param imports what the guest imports from the module's name, in order
     */
    default HostModule forImports(List<Import> imports) {
        return this;
    }
}
