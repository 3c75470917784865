package io.zeolite.itests.components;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ProvideHostModule;
import io.zeolite.api.spi.HostModule;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Component;

/** A host module of one function. */
@Component
@ProvideHostModule("hosted")
public final class TenantModule implements HostModule {

    /** For the component runtime. */
    public TenantModule() {
    }

    @Override
    public String name() {
        return "hosted";
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("get", IntSupplier.class, () -> 2);
    }
}
