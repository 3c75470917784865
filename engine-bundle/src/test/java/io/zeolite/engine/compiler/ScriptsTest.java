package io.zeolite.engine.compiler;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.engine.tier.ScriptSuite;

class ScriptsTest extends ScriptSuite {

    ScriptsTest() {
        super(RuntimeConfig.defaults().withTier(ExecutionTier.COMPILER));
    }
}
