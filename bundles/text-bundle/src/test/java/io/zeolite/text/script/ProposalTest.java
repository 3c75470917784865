package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Feature;
import io.zeolite.text.script.Outcome.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposalTest {

    @Test
    void folderSaysWhichProposalAScriptIsAbout() {
        assertEquals(Optional.of(Proposal.THREADS), Proposal.of(Path.of("proposals", "threads", "memory.wast")));
        assertEquals(Optional.of(Proposal.LEGACY_EXCEPTIONS), Proposal.of(Path.of("legacy", "throw.wast")));
        assertEquals(Optional.empty(), Proposal.of(Path.of("threads", "custom", "a.wast")));
        assertEquals(Optional.empty(), Proposal.of(Path.of("legacy.wast")));
    }

    @Test
    void scriptsRunWithTheFeatureOfTheirProposal() {
        assertTrue(Proposal.THREADS.features().isEnabled(Feature.THREADS));
        assertFalse(Proposal.CUSTOM_PAGE_SIZES.features().isEnabled(Feature.THREADS));
        assertFalse(Proposal.CUSTOM_DESCRIPTORS.isSupported());
    }

    @Test
    void laterStandardOverrulesAScript() {
        String invalid = "(assert_malformed (module (func (export \"invalid\"))) \"old\")";
        String valid = "(assert_invalid (module) \"old\")";
        assertEquals(Verdict.FAILED, verdict(invalid, Map.of()));
        assertEquals(Verdict.PASSED, verdict(invalid, Map.of("old", Judgement.INVALID)));
        assertEquals(Verdict.FAILED, verdict(invalid, Map.of("old", Judgement.VALID)));
        assertEquals(Verdict.FAILED, verdict(valid, Map.of("older", Judgement.VALID)));
        assertEquals(Verdict.PASSED, verdict(valid, Map.of("old", Judgement.VALID)));
    }

    private static Verdict verdict(String command, Map<String, Judgement> overruled) {
        Script script = Script.parse("test", command.getBytes(StandardCharsets.UTF_8));
        try (FakeRuntime runtime = new FakeRuntime()) {
            return ScriptRunner.run(script, runtime, overruled).outcomes().getFirst().verdict();
        }
    }
}
