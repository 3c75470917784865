package io.zeolite.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.WasmModule;
import io.zeolite.text.script.Script;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large texts take time in proportion, a stack of any size, and messages of few words. */
@Timeout(120)
class LargeTextTest {

    private static final int DEEP = 100_000;
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "block $l              | br $l    | end",
        "loop $l               | br $l    | end $l",
        "(block $l             |          | )",
        "(drop (i32.eqz        | (i32.const 0) | ))",
        "(if (i32.const 0) (then (; deep ;) | | ))",
        "i32.const 0 if $l     | br 5000  | else end",
        "(try_table (catch_all 0) |        | )"})
    void nestsDeeplyAndSurvivesItsText(String open, String innermost, String close) {
        String inner = innermost == null ? "" : innermost;
        byte[] binary =
                Text.toBinary("(func " + (open + ' ').repeat(DEEP) + inner + (' ' + close).repeat(DEEP) + ")");
        assertArrayEquals(binary, Text.toBinary(Text.print(ModuleDecoder.decode(binary))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(module ", "(func (block ", "(func (if (", "(type (sub ",
        "(assert_return (invoke \"\") (either ",
        "(thread $t ", "(rec (type ", "(memory (data ", "(elem (item ", "(table (ref ", "(@custom \"a\" (",
        "(func (type (", "(; ", "(@a ("})
    void deepNestingThatIsNotClosedIsMalformed(String open) {
        String text = open.repeat(DEEP);
        assertThrows(MalformedException.class, () -> Text.parse(text));
        assertThrows(MalformedException.class, () -> Text.parse(text + ")".repeat(3 * DEEP)));
        assertThrows(MalformedException.class, () -> {
            Script.parse("deep", text.getBytes(StandardCharsets.UTF_8));
            Text.parse(text); // faults inside modules show when they are asked for
        });
    }

    @Test
    void patternsNestDeeply() {
        String either = "(either ".repeat(DEEP) + "(i32.const 1)" + ")".repeat(DEEP);
        String script = "(assert_return (invoke \"f\") " + either + ")";
        assertEquals(1, Script.parse("deep", script.getBytes(StandardCharsets.UTF_8)).commands().size());
    }

    @Test
    void stringsMayBeLong() {
        int length = 10 * MEGABYTE;
        WasmModule module = Text.parse("(data \"" + "\\ff".repeat(length) + "\")");
        assertEquals(length, module.data().getFirst().bytes().length());
        String name = "ä".repeat(length / 2);
        assertEquals(name, Text.parse("(export \"" + name + "\" (func 0))").exports().getFirst().name());
        assertEquals("unclosed string (line 1, column " + (length + 7) + ")",
                fault("(data \"" + "x".repeat(length - 1)).getMessage());
    }

    @Test
    void identifiersMayBeLong() {
        String id = "$" + "x".repeat(MEGABYTE);
        byte[] binary = Text.toBinary("(func " + id + " call " + id + ")");
        assertArrayEquals(binary, Text.toBinary(Text.print(ModuleDecoder.decode(binary))));
        String start = "$" + "x".repeat(59) + "...";
        assertEquals("unknown func " + start + " (line 1, column 12)", fault("(func call " + id + ")").getMessage());
        assertEquals("unknown label " + start + " (line 1, column 10)", fault("(func br " + id + ")").getMessage());
        assertEquals("duplicate func " + start + " (line 1, column " + (MEGABYTE + 16) + ")",
                fault("(func " + id + ") (func " + id + ")").getMessage());
        assertEquals("unknown operator " + "x".repeat(60) + "... (line 1, column 7)",
                fault("(func " + id.substring(1) + ")").getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i32.const 0$0", "i64.const 0x$01", "f32.const 0.$1", "f64.const 0.7$1", "f64.const 0x1.$1p-3",
                "f64.const 0x$1", "f32.const 1e-$1", "f64.const 0x1p$1", "f64.const nan:0x$01", "i32.const 1 br_if $0"})
    void numbersMayBeLong(String number) {
        String text = "(func " + number.replace("$", (number.contains("7") ? "7" : "0").repeat(MEGABYTE)) + ")";
        assertTrue(Text.toBinary(text).length < 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(func)", "(@a)", "(@custom \"a\")", "(type (func (param i32)))", "(export \"a\" (func 0))",
        "(global i32 (i32.const 0))", "(data \"a\")", "(elem func)", "(memory 0)", "(import \"\" \"\" (func))",
        ";; line\r\n", "(;;)"})
    void fieldsMayBeMany(String field) {
        WasmModule module = Text.parse(field.repeat(DEEP));
        assertEquals(module, Text.parse(Text.print(module)));
    }

    @Test
    void instructionsWithHintsMayBeMany() {
        String hinted = "(@metadata.code.branch_hint \"\\01\") (if (i32.const 0) (then)) ";
        byte[] binary = Text.toBinary("(func " + hinted.repeat(DEEP) + ")");
        assertArrayEquals(binary, Text.toBinary(Text.print(ModuleDecoder.decode(binary))));
    }

    private static MalformedException fault(String text) {
        return assertThrows(MalformedException.class, () -> Text.parse(text));
    }
}
