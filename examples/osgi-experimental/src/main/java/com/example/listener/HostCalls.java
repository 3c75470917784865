package com.example.listener;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Notes which functions of the host are called; guests run at full speed. */
final class HostCalls implements FunctionListenerFactory {

    private final Set<String> called = new ConcurrentSkipListSet<>();

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        if (!function.host()) {
            return Optional.empty();
        }
        return Optional.of((context, instance, called, parameters, stack) -> this.called.add(called.debugName()));
    }

    /** {@return the names of those that were called, in order} */
    Set<String> called() {
        return called;
    }
}
