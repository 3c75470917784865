package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** wat2wasm, wasm2wat and inspect. */
class ModuleCommandsTest {

    private static final String TEXT = """
        (module $m
          (import "env" "log" (func $log (param i32)))
          (memory (export "memory") 1 2)
          (global $g (mut i32) (i32.const 7))
          (data "abc")
          (func $main (export "_start") (local i64)
            (@metadata.code.branch_hint "\\01") (if (global.get $g) (then (call $log (i32.const 1))))))
        """;
    private static final byte[] BINARY = Text.toBinary(TEXT);

    @TempDir private Path directory;

    private final CapturedTerminal captured = new CapturedTerminal();

    @Test
    void translatesThereAndBack() throws IOException, InterruptedException {
        Path text = Files.writeString(directory.resolve("a.wat"), TEXT);
        Path binary = directory.resolve("b.wasm");
        Path printed = directory.resolve("c.wat");
        assertEquals(0, captured.execute("wat2wasm", text.toString(), "-o", binary.toString()), captured::err);
        assertArrayEquals(BINARY, Files.readAllBytes(binary));
        assertEquals(0, captured.execute("wasm2wat", "--output=" + printed, binary.toString()), captured::err);
        assertArrayEquals(BINARY, Text.toBinary(Files.readAllBytes(printed)));
        assertEquals("", captured.out());
        assertEquals(0, captured.execute("wasm2wat", binary.toString()), captured::err);
        assertEquals(Files.readString(printed), captured.out());
    }

    @Test
    void dashIsStandardInputAndOutput() throws InterruptedException {
        CapturedTerminal first = new CapturedTerminal(TEXT.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, first.execute("wat2wasm", "-"), first::err);
        assertArrayEquals(BINARY, first.bytes());
        CapturedTerminal second = new CapturedTerminal(first.bytes());
        assertEquals(0, second.execute("wasm2wat", "-o", "-", "-"), second::err);
        assertArrayEquals(BINARY, Text.toBinary(second.out()));
        CapturedTerminal third = new CapturedTerminal(first.bytes());
        assertEquals(0, third.execute("inspect", "-"), third::err);
        assertTrue(third.out().startsWith("-: " + BINARY.length + " bytes"), third::out);
    }

    @Test
    void inspectTellsWhatIsInAModule() throws IOException, InterruptedException {
        Path text = Files.writeString(directory.resolve("a.wat"), TEXT);
        Path binary = Files.write(directory.resolve("a.wasm"), BINARY);
        assertEquals(0, captured.execute("inspect", binary.toString()), captured::err);
        String list = captured.out();
        for (String line : new String[] {binary + ": " + BINARY.length + " bytes", "  0x00000a          8  type",
            "name \"m\"", "  0 (func (param i32))", "  func 0 $log (type 0) (param i32) from \"env\" \"log\"",
            "  memory 0 1 2", "  global 0 $g (mut i32) i32.const 7", "  \"memory\" memory 0",
            "  \"_start\" func 1 $main"}) {
            assertTrue(list.lines().anyMatch(line::equals), () -> line + " is not in\n" + list);
        }
        captured.reset();
        assertEquals(0, captured.execute("inspect", text.toString()), captured::err);
        assertEquals(list.replace(binary.toString(), text.toString()), captured.out());
        captured.reset();
        assertEquals(0, captured.execute("inspect", "--disassemble", binary.toString()), captured::err);
        assertTrue(captured.out().startsWith(list), captured::out);
        assertTrue(captured.out().contains("  (@metadata.code.branch_hint \"\\01\") if\n"), captured::out);
        assertTrue(captured.out().contains("    call $log\n"), captured::out);
    }

    @Test
    void inspectTellsWhatItCouldReadOfABrokenModule() throws IOException, InterruptedException {
        Path cut = Files.write(directory.resolve("cut.wasm"), Arrays.copyOf(BINARY, 30));
        assertEquals(1, captured.execute("inspect", cut.toString()));
        assertTrue(captured.out().contains("  0x00000a          8  type"), captured::out);
        assertTrue(captured.err().startsWith("error decoding wasm binary: " + cut + ": length out of bounds"),
                captured::err);
        for (int length = 0; length < BINARY.length; length++) {
            byte[] prefix = Arrays.copyOf(BINARY, length);
            CapturedTerminal terminal = new CapturedTerminal(prefix);
            int exit = terminal.execute("inspect", "--disassemble", "-");
            assertEquals(exit != 0, terminal.err().startsWith("error decoding wasm binary: -: "), terminal::err);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(func (i32.cost 1))                 | 1:8: unknown operator i32.cost | '(func (i32.cost 1))' | '       ^'",
        "(func)$n$t(func $f)$r$n$t(func $f)  | 3:8: duplicate func $f         | '\t(func $f)'          | '\t      ^'",
        "(func$n                             | 2:1: unexpected token: end of text | ''                | '^'",
        "(data \"ä😀\" $x)                    | 1:13: unexpected token $x      | '(data \"ä😀\" $x)'    | '           ^'"})
    void showsThePlaceOfAnError(String text, String message, String line, String caret)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("a.wat"),
                text.replace("$n", "\n").replace("$r", "\r").replace("$t", "\t"));
        assertEquals(1, captured.execute("wat2wasm", file.toString(), "-o", directory.resolve("x").toString()));
        assertEquals("%s:%s\n%s\n%s%n".formatted(file, message, line.replace("\\t", "\t"), caret.replace("\\t", "\t")),
                captured.err());
        assertTrue(Files.notExists(directory.resolve("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wat2wasm                | missing path to wat file$Try 'zeolite help wat2wasm'.",
        "wasm2wat -o x           | missing path to wasm file$Try 'zeolite help wasm2wat'.",
        "inspect a b             | unexpected argument: b after <path>$Try 'zeolite help inspect'.",
        "inspect --frob a        | unknown flag: --frob$Try 'zeolite help inspect'.",
        "wat2wasm no/such.wat    | error reading wasm text: open no/such.wat: no such file or directory",
        "wasm2wat no/such.wasm   | error reading wasm binary: open no/such.wasm: no such file or directory",
        "inspect .               | error reading wasm binary: open .: is a directory",
        "wasm2wat TEXT           | error decoding wasm binary: TEXT: magic header not detected: this looks like the text format; translate it to binary first (offset 0x0)",
        "wat2wasm BINARY         | BINARY: is in the binary format already",
        "wasm2wat BINARY -o no/x | error writing no/x: no such file or directory",
        "wasm2wat BINARY -o .    | error writing .: is a directory"})
    void refusesWhatItCannotDo(String arguments, String message) throws IOException, InterruptedException {
        String text = Files.writeString(directory.resolve("a.wat"), TEXT).toString();
        String binary = Files.write(directory.resolve("a.wasm"), BINARY).toString();
        String[] words = arguments.replace("TEXT", text).replace("BINARY", binary).split(" ");
        assertEquals(1, captured.execute(words));
        assertEquals(
                message.replace("TEXT", text).replace("BINARY", binary).replace("$", "\n") + System.lineSeparator(),
                captured.err());
        assertEquals("", captured.out());
    }
}
