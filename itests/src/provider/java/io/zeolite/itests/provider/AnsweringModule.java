package io.zeolite.itests.provider;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.spi.HostModule;
import java.util.function.IntSupplier;

/** A host module of one function {@code get}, which returns a constant. */
public final class AnsweringModule implements HostModule {

    private final String name;
    private final int answer;

    /** For the service loader. */
    public AnsweringModule() {
        this("hosted", 7);
    }

    AnsweringModule(String name, int answer) {
        this.name = name;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("get", IntSupplier.class, () -> answer);
    }
}
