package io.zeolite.itests.components;

import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.spi.ImportResolver;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Resolves {@code resolved} to an instance of its own runtime. */
@Component(property = "zeolite.module=tenant-*")
public final class TenantResolver implements ImportResolver {

    private final Journal journal;
    private final ModuleInstance answer;

    /** For the component runtime. */
    @Activate
    public TenantResolver(@Reference Journal journal, @Reference WasmRuntime runtime) {
        this.journal = journal;
        this.answer = runtime.instantiate(
                runtime.hostModule("answer").function("get", IntSupplier.class, () -> 40).compile(),
                ModuleConfig.named(""));
    }

    @Override
    public Optional<ModuleInstance> resolve(String moduleName) {
        journal.add("resolve " + moduleName);
        return moduleName.equals("resolved") ? Optional.of(answer) : Optional.empty();
    }
}
