package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.ValidModule;

/**
 * A function of a module, translated when it is first called; shared by all instances.
 * <p>
 * Threads: safe.
 */
final class FunctionCode {

    private final ValidModule module;
    private final int index;
    private volatile Body body;

    FunctionCode(ValidModule module, int index) {
        this.module = module;
        this.index = index;
    }

    /** {@return the translated function} */
    Body body() {
        Body known = body;
        return known != null ? known : translate();
    }

    private synchronized Body translate() {
        if (body == null) {
            body = Translator.translate(module, index);
        }
        return body;
    }
}
