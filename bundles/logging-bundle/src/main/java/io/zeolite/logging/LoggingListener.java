package io.zeolite.logging;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;

/** Logs the calls of one function. */
final class LoggingListener implements FunctionListener {

    private final FunctionText text;
    private final ActiveCalls calls;
    private final LogOutput output;

    /**
     * Makes a listener.
     *
     * @param calls the active calls, which all listeners of a log share
     */
    LoggingListener(FunctionText text, ActiveCalls calls, LogOutput output) {
        this.text = text;
        this.calls = calls;
        this.output = output;
    }

    @Override
    public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack) {
        boolean logged = text.isLogged(parameters);
        StringBuilder line = new StringBuilder();
        if (logged) {
            text.appendEntry(line, instance, parameters);
        }
        ActiveCalls.Call call = calls.enter(logged, text.kept(parameters)); // last, for what throws is not left again
        if (logged) {
            output.write(call.depth(), line);
        }
    }

    @Override
    public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
        ActiveCalls.Call call = calls.leave();
        if (call.logged()) {
            StringBuilder line = new StringBuilder();
            text.appendExit(line, instance, call.parameters(), results);
            output.write(call.depth(), line);
        }
    }

    @Override
    public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
        calls.leave();
    }

    /** A function that ends in a tail call has no results; what it calls follows at its depth. */
    public void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
            FunctionDefinition callee) {
        calls.leave();
    }
}
