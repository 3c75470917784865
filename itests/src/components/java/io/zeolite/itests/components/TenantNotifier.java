package io.zeolite.itests.components;

import io.zeolite.api.ModuleInstance;
import io.zeolite.experimental.spi.CloseNotifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what closes. */
@Component(property = "zeolite.module=tenant-*")
public final class TenantNotifier implements CloseNotifier {

    private final Journal journal;

    /** For the component runtime. */
    @Activate
    public TenantNotifier(@Reference Journal journal) {
        this.journal = journal;
    }

    @Override
    public void closeNotify(ModuleInstance instance, int exitCode) {
        journal.add("%s closed with %s".formatted(instance.name(), Integer.toUnsignedString(exitCode)));
    }
}
