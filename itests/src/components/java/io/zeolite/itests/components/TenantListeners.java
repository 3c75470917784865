package io.zeolite.itests.components;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which functions of a guest are called. */
@Component
public final class TenantListeners implements FunctionListenerFactory {

    private final Journal journal;

    /** For the component runtime. */
    @Activate
    public TenantListeners(@Reference Journal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        return function.exportNames().contains("sum")
                ? Optional.of((_, _, _, _, _) -> journal.add("called sum"))
                : Optional.empty();
    }
}
