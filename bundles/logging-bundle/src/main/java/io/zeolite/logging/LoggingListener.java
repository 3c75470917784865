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
        ActiveCalls.Call call = calls.enter(text.isLogged(parameters), text.kept(parameters));
        if (call.logged()) {
            StringBuilder line = indented(call);
            text.appendEntry(line, instance, parameters);
            output.write(line.append('\n'));
        }
    }

    @Override
    public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
        ActiveCalls.Call call = calls.leave();
        if (call.logged()) {
            StringBuilder line = indented(call);
            text.appendExit(line, instance, call.parameters(), results);
            output.write(line.append('\n'));
        }
    }

    @Override
    public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
        calls.leave();
    }

    private static StringBuilder indented(ActiveCalls.Call call) {
        return new StringBuilder(80).repeat('\t', call.depth());
    }
}
