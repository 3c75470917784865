package io.zeolite.engine.interpreter;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.engine.tier.ScriptSuite;

class ScriptsTest extends ScriptSuite {

    ScriptsTest() {
        super(RuntimeConfig.defaults().withTier(ExecutionTier.INTERPRETER));
    }
}
