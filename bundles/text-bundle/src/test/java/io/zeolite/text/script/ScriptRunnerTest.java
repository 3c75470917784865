package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.text.script.Outcome.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRunnerTest {

    private static ScriptReport run(String script) {
        try (FakeRuntime runtime = new FakeRuntime()) {
            return ScriptRunner.run(Script.parse("test", script.getBytes(StandardCharsets.UTF_8)), runtime);
        }
    }

    private static Outcome last(String command) {
        return run("(module $m) (module $n)" + command).outcomes().getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(assert_return (invoke \"echo\" (i32.const 7)) (i32.const 7))",
        "(assert_return (invoke $m \"echo\" (i32.const 7)) (either (i32.const 8) (i32.const 7)))",
        "(invoke \"echo\" (i32.const 7))",
        "(assert_trap (invoke \"trap\" (i32.const 0)) \"integer overflow\")",
        "(assert_trap (module (func $f) (start $f)) \"unreachable\")",
        "(assert_exhaustion (invoke \"exhaust\" (i32.const 0)) \"call stack exhausted\")",
        "(assert_malformed (module quote \"(func\") \"unexpected token\")",
        "(assert_malformed (module binary \"asm\") \"unexpected end\")",
        "(assert_invalid (module (func (export \"invalid\"))) \"type mismatch\")",
        "(assert_unlinkable (module (import \"x\" \"y\" (func))) \"unknown import\")",
        "(module (import \"spectest\" \"print\" (func)))",
        "(module definition $d) (module instance $i $d)",
        "(module $a) (register \"a\" $a) (module (import \"a\" \"f\" (func)))"})
    void passesWhatGoesAsTheScriptSays(String command) {
        assertEquals(Verdict.PASSED, last(command).verdict(), () -> last(command).message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(assert_return (invoke \"echo\" (i32.const 7)) (i32.const 8)) | echo: result 0: expected i32 8, was i32 7",
        "(assert_return (invoke \"echo\" (i32.const 7)))     | expected 0 results, was [i32]",
        "(assert_return (invoke \"trap\" (i32.const 7)) (i32.const 8)) | io.zeolite.api.TrapException: wasm error: integer overflow",
        "(assert_trap (invoke \"echo\" (i32.const 0)) \"unreachable\") | expected trap \"unreachable\", was none",
        "(assert_trap (invoke \"trap\" (i32.const 0)) \"unreachable\") | expected trap \"unreachable\", was \"integer overflow\"",
        "(assert_invalid (module) \"type mismatch\")         | expected InvalidException \"type mismatch\", was none",
        "(assert_invalid (module (funk)) \"type mismatch\")  | io.zeolite.api.MalformedException: unknown operator funk (line 1, column 49)",
        "(register \"m\" $nobody)                            | java.lang.IllegalStateException: no instance $nobody"})
    void failsWhatGoesOtherwise(String command, String message) {
        assertEquals(new Outcome(1, Verdict.FAILED, message), last(command));
    }

    @Test
    void skipsWhatTheEngineDoesNotSupportAndWhatNeedsIt() {
        ScriptReport report = run("""
            (module $u (func (export "unsupported")))
            (assert_return (invoke "f" (i32.const 1)) (i32.const 1))
            (register "u" $u)
            (module (import "u" "f" (func)))
            (module)
            (assert_return (invoke "f" (i32.const 1)) (i32.const 1))
            (invoke "unsupported-call" (i32.const 1))
            """);
        assertEquals(5, report.count(Verdict.SKIPPED));
        assertEquals(2, report.count(Verdict.PASSED));
        assertTrue(report.lines(Verdict.SKIPPED).getFirst().startsWith("test:1: "));
    }

    @Test
    void notesOtherWords() {
        ScriptReport report = run("(assert_invalid (module (func (export \"invalid\"))) \"unknown type\")");
        assertEquals(1, report.notes());
        assertEquals(0, report.count(Verdict.FAILED));
    }

    @Test
    void runsTheCommandsOfAThreadWhereItStarts() {
        assertEquals(4, run("(module $m) (thread $t (shared (module $m)) (invoke \"f\" (i32.const 1))) (wait $t)")
                .count(Verdict.PASSED));
    }
}
