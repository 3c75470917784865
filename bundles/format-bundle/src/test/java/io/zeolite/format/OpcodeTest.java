package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.NumberType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpcodeTest {

    private static final Set<Feature> PROPOSALS = EnumSet.of(Feature.THREADS, Feature.WIDE_ARITHMETIC);

    /** A row of the index of instructions of the specification. */
    record Row(String since, int prefix, int code, String text, String immediates, String type) {

        static Row of(String line) {
            String[] cells = line.split(",", -1);
            byte[] encoding = Modules.hex(cells[1]);
            int prefix = encoding.length > 1 ? encoding[0] & 0xFF : 0;
            int code = encoding.length > 1
                    ? new ByteReader(encoding, 1, encoding.length).u32()
                    : encoding[0] & 0xFF;
            boolean zeroForgotten = cells[2].startsWith("i32x4.relaxed_trunc_f64x2_");
            return new Row(cells[0], prefix, code, cells[2] + (zeroForgotten ? "_zero" : ""), cells[3], cells[4]);
        }

        /** {@return the type in the words of our table, or nothing if it is not fixed} */
        Optional<String> fixedType() {
            String ours = type.replace("[at_1 at_2 at]", "[at at_2 at_min]");
            String kind = "(i32|i64|f32|f64|v128|at|at_2|at_min)";
            String kinds = "\\[(" + kind + "( " + kind + ")*)?\\]";
            return ours.matches(kinds + " -> " + kinds) ? Optional.of(ours) : Optional.empty();
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Suites.file("instructions.csv")).stream().skip(1).map(Row::of).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithTheIndexOfInstructions(Row row) {
        Opcode opcode = Opcode.of(row.prefix, row.code).orElseThrow();

        assertEquals(row.text, opcode.text());
        assertEquals(row.fixedType(), opcode.signature().map(Signature::toString));
        assertEquals(row.since, since(opcode));
        assertEquals(immediates(row), opcode.immediates().indexSpaces().isEmpty()
                ? opcode.immediates().toString()
                : "indices " + opcode.immediates().indexSpaces().size());
    }

    private static String since(Opcode opcode) {
        if (opcode.feature().isEmpty()) {
            return "1.0";
        }
        return FeatureSet.WASM_2_0.isEnabled(opcode.feature().orElseThrow()) ? "2.0" : "3.0";
    }

    private static String immediates(Row row) {
        if (row.text.equals("try_table")) {
            return "TRY_TABLE";
        }
        Map<String, String> shapes = Map.ofEntries(
                Map.entry("", "NONE"), Map.entry("bt", "BLOCK_TYPE"), Map.entry("l* l", "BR_TABLE"),
                Map.entry("l", "indices 1"), Map.entry("x", "indices 1"), Map.entry("y", "indices 1"),
                Map.entry("x y", "indices 2"), Map.entry("x n", "indices 2"),
                Map.entry("x memarg", "MEMARG"), Map.entry("memarg", "MEMARG"),
                Map.entry("memarg laneidx", "MEMARG_LANE"),
                Map.entry("laneidx", "LANE"), Map.entry("laneidx16", "LANES"),
                Map.entry("i32", "I32"), Map.entry("i64", "I64"), Map.entry("f32", "F32"), Map.entry("f64", "F64"),
                Map.entry("i128", "V128"), Map.entry("t", "SELECT_TYPES"), Map.entry("ht", "HEAP_TYPE"),
                Map.entry("(ref t)", "REFERENCE"), Map.entry("(ref null t)", "REFERENCE_NULL"),
                Map.entry("t_1 t_2", "CAST"));
        return shapes.get(row.immediates);
    }

    @Test
    void holdsAllOfWasm3AndTwoProposals() throws IOException {
        long proposed = Arrays.stream(Opcode.values()).filter(OpcodeTest::isProposed).count();

        assertEquals(rows().size(), Opcode.values().length - proposed);
        assertEquals(67 + 4, proposed);
    }

    /** The words of the proposals' scripts that look like instructions of theirs; the scripts do not use the fence. */
    @Test
    void namesTheInstructionsOfTheProposals() throws IOException {
        Set<String> words = new HashSet<>(Set.of("atomic.fence"));
        for (String script : List.of("threads/atomic.wast", "wide-arithmetic/wide-arithmetic.wast")) {
            Pattern.compile("(?<=[(\\s])[a-z0-9]+\\.(atomic|add128|sub128|mul_wide)[a-z0-9._]*")
                    .matcher(Files.readString(Suites.file("core/proposals/" + script)))
                    .results()
                    .forEach(result -> words.add(result.group()));
        }

        assertEquals(Arrays.stream(Opcode.values()).filter(OpcodeTest::isProposed).map(Opcode::text)
                .collect(Collectors.toSet()), words);
    }

    private static boolean isProposed(Opcode opcode) {
        return opcode.feature().map(PROPOSALS::contains).orElse(false);
    }

    @Test
    void fixesTheTypeOf430InstructionsOfWasm3() {
        assertEquals(430, Arrays.stream(Opcode.values())
                .filter(opcode -> opcode.signature().isPresent() && !isProposed(opcode))
                .count());
    }

    @Test
    void standsInTheOrderOfTheEncoding() {
        List<Integer> keys =
                Arrays.stream(Opcode.values()).map(opcode -> opcode.prefix() << 16 | opcode.code()).toList();

        assertEquals(keys.stream().sorted().distinct().toList(), keys);
    }

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void isNamedAfterItsText(Opcode opcode) {
        String constant = opcode.text().replace('.', '_').toUpperCase(Locale.ROOT);

        assertTrue(Set.of(constant, constant + "_T", constant + "_NULL").contains(opcode.name()));
    }

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void isFoundByEncodingAndText(Opcode opcode) {
        assertSame(opcode, Opcode.of(opcode.prefix(), opcode.code()).orElseThrow());
        assertEquals(opcode.text(), Opcode.ofText(opcode.text()).orElseThrow().text());
    }

    @Test
    void findsNothingElse() {
        assertEquals(Optional.empty(), Opcode.of(0x00, 0x06));
        assertEquals(Optional.empty(), Opcode.of(0x00, 0xFF));
        assertEquals(Optional.empty(), Opcode.of(0xFB, 0x1F));
        assertEquals(Optional.empty(), Opcode.of(0xFD, -1));
        assertEquals(Optional.empty(), Opcode.of(0xFF, 0));
        assertEquals(Optional.empty(), Opcode.ofText("i32.nand"));
    }

    @Test
    void findsTheVariantWithTheLowestCodeByText() {
        assertSame(Opcode.SELECT, Opcode.ofText("select").orElseThrow());
        assertSame(Opcode.REF_CAST, Opcode.ofText("ref.cast").orElseThrow());
    }

    /** The width in the text is the width of the access; without one it is that of the type. */
    @ParameterizedTest
    @EnumSource(Opcode.class)
    void accessesAsManyBytesAsTheTextSays(Opcode opcode) {
        boolean accesses = Set.of(Immediates.MEMARG, Immediates.MEMARG_LANE).contains(opcode.immediates());

        assertEquals(accesses, opcode.accessBytes() != 0);
        if (accesses) {
            assertEquals(widthInText(opcode.text()), 8 * opcode.accessBytes());
        }
    }

    private static int widthInText(String text) {
        if (text.equals("memory.atomic.notify")) {
            return 32;
        }
        Matcher width = Pattern.compile("(?:load|store|rmw|wait)(\\d+)(?:x(\\d))?")
                .matcher(text);
        if (width.find()) {
            return Integer.parseInt(width.group(1)) * (width.group(2) == null ? 1 : Integer.parseInt(width.group(2)));
        }
        return Integer.parseInt(text.substring(1, text.indexOf('.')));
    }

    @Test
    void permitsTheConstantInstructionsOfTheSpecification() {
        Set<String> expected = Stream.of("end", "i32.const", "i64.const", "f32.const", "f64.const", "v128.const",
                "i32.add", "i32.sub", "i32.mul", "i64.add", "i64.sub", "i64.mul", "ref.null", "ref.i31", "ref.func",
                "struct.new", "struct.new_default", "array.new", "array.new_default", "array.new_fixed",
                "any.convert_extern", "extern.convert_any", "global.get").collect(Collectors.toSet());
        Set<String> permitted = new HashSet<>();
        Arrays.stream(Opcode.values()).filter(Opcode::isConstant).forEach(opcode -> permitted.add(opcode.text()));

        assertEquals(expected, permitted);
    }

    @Test
    void signaturesGiveOperandsAndResultsInOrder() {
        Signature store = Opcode.I64_STORE8.signature().orElseThrow();

        assertEquals(2, store.operandCount());
        assertSame(OperandKind.ADDRESS, store.operand(0));
        assertSame(OperandKind.I64, store.operand(1));
        assertEquals(0, store.resultCount());
        assertEquals(List.of(OperandKind.I64, OperandKind.I64),
                Opcode.I64_MUL_WIDE_S.signature().orElseThrow().results());
    }

    @Test
    void equalSignaturesAreTheSame() {
        assertSame(Opcode.I32_ADD.signature().orElseThrow(), Opcode.I32_ROTR.signature().orElseThrow());
    }

    @Test
    void theLengthOfACopyFitsBothMemories() {
        assertSame(NumberType.I64, OperandKind.ADDRESS_MIN.valueType(AddressType.I64, AddressType.I64));
        assertSame(NumberType.I32, OperandKind.ADDRESS_MIN.valueType(AddressType.I64, AddressType.I32));
        assertSame(NumberType.I32, OperandKind.ADDRESS_MIN.valueType(AddressType.I32, AddressType.I64));
        assertSame(NumberType.I32, OperandKind.ADDRESS_2.valueType(AddressType.I64, AddressType.I32));
        assertSame(NumberType.I64, OperandKind.ADDRESS.valueType(AddressType.I64, AddressType.I32));
        assertSame(NumberType.F32, OperandKind.F32.valueType(AddressType.I64, AddressType.I64));
        assertTrue(OperandKind.ADDRESS.isAddress());
        assertFalse(OperandKind.V128.isAddress());
    }
}
