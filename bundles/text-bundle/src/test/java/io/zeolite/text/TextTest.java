package io.zeolite.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.format.BranchHints;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.NameSection;
import io.zeolite.format.SectionKind;
import io.zeolite.format.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static byte[] unnamed(String text) {
        WasmModule m = Text.parse(text);
        return ModuleEncoder.encode(new WasmModule(m.types(), m.imports(), m.functions(), m.tables(),
                m.memories(), m.tags(), m.globals(), m.exports(), m.start(), m.elements(), m.dataCount(), m.code(),
                m.data(),
                m.customs(), NameSection.EMPTY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(module)                                        | (; nothing ;)",
        "(module (func (export \"f\") (param i32 i64)))  | (type (func (param i32) (param i64))) (export \"f\" (func 0)) (func (type 0))",
        "(func (import \"m\" \"f\") (result i32))        | (import \"m\" \"f\" (func (result i32)))",
        "(memory (data \"ab\" \"\\63\"))                 | (memory 1 1) (data (memory 0) (offset i32.const 0) \"abc\")",
        "(memory i64 (data))                             | (memory i64 0 0) (data (i64.const 0))",
        "(memory (pagesize 1) (data \"abc\"))            | (memory 3 3 (pagesize 1)) (data (i32.const 0) \"abc\")",
        "(func $f) (table funcref (elem $f))             | (func) (table 1 1 funcref) (elem (i32.const 0) func 0)",
        "(table anyref (elem (ref.null any)))            | (table 1 1 (ref null any)) (elem (table 0) (i32.const 0) anyref (item ref.null any))",
        "(func (i32.add (i32.const 1) (i32.const 2)) drop) | (func i32.const 1 i32.const 2 i32.add drop)",
        "(func (if (i32.const 1) (then nop) (else)))     | (func i32.const 1 if nop else end)",
        "(func (block $l (br $l)) loop $l br $l end $l)  | (func block br 0 end loop br 0 end)",
        "(func (param $x i32) (drop (local.get $x)))     | (func (param i32) local.get 0 drop)",
        "(rec (type $t (struct (field $f (mut i8))))) (func (param (ref $t)) (struct.set $t $f (local.get 0) (i32.const 1))) | (type (struct (field (mut i8)))) (func (param (ref 0)) local.get 0 i32.const 1 struct.set 0 0)",
        "(type $f (func)) (table 1 funcref) (func (call_indirect (i32.const 0))) | (type (func)) (table 1 funcref) (func i32.const 0 call_indirect 0 (type 0))",
        "(func (memory.copy (i32.const 0) (i32.const 1) (i32.const 2))) (memory 1) | (memory 1) (func i32.const 0 i32.const 1 i32.const 2 memory.copy 0 0)",
        "(func (drop (v128.const i8x16 1 0 0 0 2 0 0 0 3 0 0 0 -1 255 0xff 255))) | (func v128.const i32x4 1 2 3 -1 drop)",
        "(type $t (sub final (func)))                    | (rec (type (func)))"})
    void expandsAbbreviations(String abbreviated, String plain) {
        assertEquals(Arrays.toString(unnamed(plain)), Arrays.toString(unnamed(abbreviated)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(func get_local)              | unknown operator get_local (line 1, column 7)",
        "(func (i32.const 0x1_0000_0000)) | constant out of range (line 1, column 18)",
        "(func (f32.const 1e39))       | constant out of range (line 1, column 18)",
        "(func) (import \"\" \"\" (func)) | import after function (line 1, column 8)",
        "(func $f) (func $f)           | duplicate func $f (line 1, column 17)",
        "(func call $g)                | unknown func $g (line 1, column 12)",
        "(func block $a end $b)        | mismatching label (line 1, column 20)",
        "(func br $a)                  | unknown label $a (line 1, column 10)",
        "(func (type 1) (param i32))   | unknown type 1 (line 1, column 7)",
        "(type (func)) (func (type 0) (param i32)) | inline function type (line 1, column 21)",
        "(memory 1) (func (i32.load align=3 (i32.const 0))) | alignment must be a power of two (line 1, column 28)",
        "(memory 0 (pagesize 3))       | invalid custom page size (line 1, column 21)",
        "(func (v128.const i32x4 1 2)) | wrong number of lane literals (line 1, column 28)",
        "(module (func)                | unexpected token: end of text (line 1, column 15)",
        "(func $)                      | empty identifier (line 1, column 7)",
        "(start 0) (start 0)           | multiple start sections (line 1, column 18)",
        "(func (block (@custom \"x\")))  | misplaced @custom annotation (line 1, column 14)",
        "(data '\\u{d800}')            | illegal escape (line 1, column 8)",
        "(data '\\u{110000}')          | illegal escape (line 1, column 8)",
        "(data '\0')                   | illegal control character (line 1, column 8)",
        "(func\0)                      | illegal character (line 1, column 6)",
        "(@metadata.code.branch_hint '\\01') (func) | @metadata.code.branch_hint annotation: not in a function body (line 1, column 1)",
        "(global i32 (@metadata.code.branch_hint '\\01') i32.const 0) | @metadata.code.branch_hint annotation: not in a function body (line 1, column 13)",
        "(func (@metadata.code.branch_hint '\\02') if end) | @metadata.code.branch_hint annotation: invalid hint value (line 1, column 7)",
        "(func (@metadata.code.branch_hint 1) if end) | @metadata.code.branch_hint annotation: unexpected token (line 1, column 7)",
        "(func (@metadata.code.branch_hint '\\00' '1') if (@metadata.code.branch_hint '\\01') (@metadata.code.branch_hint '\\01') br_if 0 end) | @metadata.code.branch_hint annotation: invalid hint value (line 1, column 7)",
        "(func (@metadata.code.branch_hint '\\01') (@metadata.code.branch_hint '\\01') if end) | @metadata.code.branch_hint annotation: duplicate annotation (line 1, column 42)",
        "(@a                           | unclosed annotation (line 1, column 1)",
        "(; (;;)                       | unclosed comment (line 1, column 1)"})
    void namesTheFaultAndItsPlace(String text, String message) {
        String quoted = text.replace('\'', '"');
        assertEquals(message, assertThrows(MalformedException.class, () -> Text.parse(quoted)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(func\r\n\tfrob)", "(func\n frob)", "(func ;; comment\r\n\tfrob)", "(func (;\n;)frob)"})
    void countsLinesByTheirLastCharacterAndTabsAsOne(String text) {
        MalformedException malformed = assertThrows(MalformedException.class, () -> Text.parse(text));
        int column = text.contains("(;") ? 3 : 2;
        assertEquals("unknown operator frob (line 2, column " + column + ")", malformed.getMessage());
    }

    @Test
    void namesThePlaceOfBrokenUtf8() {
        byte[] text = "(func)\n  ?".getBytes(StandardCharsets.UTF_8);
        text[9] = (byte) 0xC0;
        assertEquals("malformed UTF-8 encoding (line 2, column 3)",
                assertThrows(MalformedException.class, () -> Text.parse(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nop", "(nop)", "(br 0)", "block", "loop end", ")"})
    void refusesHintsOfAnythingButConditionalBranches(String target) {
        String text = "(func (if (i32.const 0) (then) (else (block nop (@metadata.code.branch_hint \"\\01\") "
                + target + "))))";
        InvalidException invalid = assertThrows(InvalidException.class, () -> Text.parse(text));
        assertEquals("@metadata.code.branch_hint annotation: invalid target (line 1, column 49)", invalid.getMessage());
        assertEquals(48, invalid.position());
    }

    @Test
    void keepsHintsInASectionBeforeTheCode() {
        WasmModule module = ModuleDecoder.decode(Text.toBinary("""
            (import "" "" (func))
            (func (local i32 i64 i64)
              local.get 0 (@metadata.code.branch_hint "\\00") if end
              block (@metadata.code.branch_hint "\\01") (br_if 0 (local.get 0)) end)
            (func (@metadata.code.branch_hint "\\01") (if (@other) (i32.const 1) (then (nop))))
            (data "a")
            """));
        CustomEntry section = module.customs().getFirst();
        assertEquals(SectionKind.FUNCTION.id(), section.afterSection());
        Map<Integer, SortedMap<Integer, Boolean>> hints = BranchHints.decode(section.section()).functions();
        // The declarations of the locals take 5 bytes and 1.
        assertEquals(Map.of(1, Map.of(7, false, 14, true), 2, Map.of(3, true)), hints);
    }

    @ParameterizedTest
    @CsvSource({"'\\01\\00\\01\\03\\01\\01', '(@metadata.code.branch_hint \"\\01\") if'",
        "'\\01\\00\\01\\04\\01\\01', '(@custom \"metadata.code.branch_hint\" (after func)'", // no instruction there
        "'\\01\\00\\01\\01\\01\\01', '(@custom \"metadata.code.branch_hint\" (after func)'", // a constant there
        "'\\01\\00\\00', '(@custom \"metadata.code.branch_hint\" (after func)'",
        "'\\00', '(@custom \"metadata.code.branch_hint\" (after func)'",
        "'\\01\\01\\01\\03\\01\\01', '(@custom \"metadata.code.branch_hint\" (after func)'", // no such function
        "'\\01\\00\\01\\03\\01\\02', '(@custom \"metadata.code.branch_hint\" (after func)'",
        "'', '(@custom \"metadata.code.branch_hint\" (after func)'"})
    void printsHintsThatMakeSenseBeforeTheirInstruction(String section, String printed) {
        byte[] binary = Text.toBinary("(func (if (i32.const 1) (then))) "
                + "(@custom \"metadata.code.branch_hint\" (after func) \"" + section + "\")");
        String text = Text.print(ModuleDecoder.decode(binary));
        assertTrue(text.contains(printed), text);
        assertEquals(Arrays.toString(binary), Arrays.toString(Text.toBinary(text)));
    }

    @Test
    void countsLinesAndCharacters() {
        MalformedException error =
                assertThrows(MalformedException.class, () -> Text.parse("(module ;; ä€😀\n  (funk))"));
        assertEquals("unknown operator funk (line 2, column 4)", error.getMessage());
        assertEquals(19, error.position());
    }

    @Test
    void keepsIdentifiersAsNames() {
        NameSection names = ModuleDecoder.decode(Text.toBinary("""
            (module $m
              (type $t (struct (field $a i32) (field i32) (field $b i32)))
              (import "m" "g" (global $g i32))
              (memory $memory 1)
              (data $d "x")
              (func $"f x" (@name "λ") (param $p i32) (local i32) (local $l f32) (block) (block $out)))
            """)).names();
        assertEquals(Optional.of("m"), names.module());
        assertEquals(Map.of(0, "t"), names.types());
        assertEquals(Map.of(0, Map.of(0, "a", 2, "b")), names.fields());
        assertEquals(Map.of(0, "g"), names.globals());
        assertEquals(Map.of(0, "memory"), names.memories());
        assertEquals(Map.of(0, "d"), names.data());
        assertEquals(Map.of(0, "λ"), names.functions());
        assertEquals(Map.of(0, Map.of(0, "p", 2, "l")), names.locals());
        assertEquals(Map.of(0, Map.of(1, "out")), names.labels());
    }

    @Test
    void placesCustomSections() {
        WasmModule module = ModuleDecoder.decode(Text.toBinary("""
            (@custom "last" "12" "\\33")
            (@custom "b" (before global)) (@custom "a" (after memory)) (@custom "first" (before first))
            (memory 1) (global i32 (i32.const 0))
            """));
        assertEquals("first a b last",
                String.join(" ", module.customs().stream().map(c -> c.section().name()).toList()));
        assertEquals("123", StandardCharsets.UTF_8.decode(module.customs().getLast().section().data()).toString());
    }

    @Test
    void customSectionsBringNoEmptyOnes() {
        byte[] binary = Text.toBinary("(@custom \"a\") (@custom \"b\" (before code)) (@custom \"c\" (after type))");
        assertEquals("c b a", String.join(" ", ModuleDecoder.decode(binary).customs().stream()
                .map(c -> c.section().name()).toList()));
        assertEquals(8 + 3 * 4, binary.length);
    }

    @ParameterizedTest
    @CsvSource({"'(block $l (drop (i32.eqz ', (i32.const 0), ')))'", "'block $l loop ', 'br $l ', 'end end '"})
    void nestsDeeply(String open, String innermost, String close) {
        int depth = 100_000;
        byte[] binary = Text.toBinary("(func " + open.repeat(depth) + innermost + close.repeat(depth) + ")");
        assertTrue(binary.length > depth);
    }

    @Test
    void skipsDeepCommentsAndAnnotations() {
        int depth = 100_000;
        assertEquals(WasmModule.EMPTY, Text.parse("(;".repeat(depth) + ";)".repeat(depth)));
        assertEquals(WasmModule.EMPTY, Text.parse("(@a " + "(@b".repeat(depth) + ")".repeat(depth) + ")"));
    }

    @Test
    void refusesMalformedEncodings() {
        assertThrows(MalformedException.class, () -> Text.parse(new byte[] {';', ';', (byte) 0x80}));
        assertThrows(MalformedException.class, () -> Text.parse(";; \ud800"));
        assertThrows(MalformedException.class, () -> Text.parse("(export \"\\ff\" (func 0))"));
    }

    @Test
    void printsEveryFieldOnce() {
        String text = """
            (module $m
              (@custom "c" (after memory) "\\00a\\22")
              (type $t (func (param i32) (result i32)))
              (rec
                (type (;1;) (sub (struct (field $x (mut i8)) (field (ref null $t)))))
                (type $u (sub final 1 (struct (field (;0;) (@name "") (mut i8)) (field (ref null $t)) (field f64)))))
              (import "a" "b" (global $g (mut i32)))
              (table (;0;) i64 1 2 funcref ref.null func)
              (memory $mem 1 1 (pagesize 1))
              (tag (;0;) (type 3))
              (global (;1;) f32 f32.const -1.5)
              (func $"f 1" (type $t) (param $p i32) (result i32)
                (local i64) (local $l f64)
                block $out (result i32)
                  loop (;1;)
                    local.get $p
                    br_if $out
                    i32.load8_u offset=3
                  end
                  f32.const nan:0x1
                  v128.const i64x2 0x0000000000000001 0xffffffffffffffff
                end)
              (export "e" (func $"f 1"))
              (elem (;0;) (offset i64.const 0) func $"f 1")
              (elem (;1;) declare funcref (item ref.func $"f 1"))
              (data $d "\\ff"))
            """;
        String tag = "(type (;3;) (func))";
        String expected = text.replace("loop (;1;)", "loop").replace("\n  (import", "\n  " + tag + "\n  (import");
        assertEquals(expected, Text.print(Text.parse(text.replace("(tag (;0;) (type 3))", "(tag)"))));
    }
}
