package io.zeolite.text.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import io.zeolite.format.WasmModule;
import io.zeolite.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each row of the opcode table can be written. */
class InstructionsTest {

    private static final String MODULE = """
        (module
          (type $t (func)) (type $s (struct (field $x i32) (field $y i32))) (type $a (array i32))
          (table $u 1 funcref) (table $v 1 funcref) (memory $m 1) (memory $n 1) (tag $g) (global $h i32 (i32.const 0))
          (elem $e func) (data $d "") (func $f)
          (func $test (local $l i32) (block $b %s %s %s)))
        """;

    private static String immediates(Opcode opcode) {
        return switch (opcode.immediates()) {
            case NONE, FENCE -> "";
            case BLOCK_TYPE -> "$c (result i32)";
            case TRY_TABLE -> "$c (type $t) (catch $g $b) (catch_all 0)";
            case BR_TABLE -> "0 $b 0";
            case LABEL -> "$b";
            case FUNCTION -> "$f";
            case TYPE -> "$a";
            case TAG -> "$g";
            case LOCAL -> "$l";
            case GLOBAL -> "$h";
            case TABLE -> "$v";
            case MEMORY -> "$n";
            case DATA -> "$d";
            case ELEMENT -> "$e";
            case TYPE_TABLE -> "$v (type $t)";
            case TYPE_FIELD -> "$s $y";
            case TYPE_COUNT -> "$a 3";
            case TYPE_DATA -> "$a $d";
            case TYPE_ELEMENT -> "$a $e";
            case TYPE_TYPE -> "$a $a";
            case DATA_MEMORY -> "$n $d";
            case MEMORY_MEMORY -> "$n $m";
            case ELEMENT_TABLE -> "$v $e";
            case TABLE_TABLE -> "$v $u";
            case MEMARG -> "$n offset=0x10 align=" + opcode.accessBytes();
            case MEMARG_LANE -> "$n offset=16 1";
            case LANE -> "1";
            case LANES -> "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31";
            case I32 -> "-0x8000_0000";
            case I64 -> "0xffff_ffff_ffff_ffff";
            case F32 -> "nan:0x1";
            case F64 -> "-0x1.8p-1022";
            case V128 -> "i64x2 1 -1";
            case SELECT_TYPES -> "(result i32)";
            case HEAP_TYPE -> "$t";
            case REFERENCE -> "(ref eq)";
            case REFERENCE_NULL -> "(ref null $a)";
            case CAST -> "$b anyref (ref $a)";
        };
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"ELSE", "END"})
    void readsBackWhatWasWritten(Opcode opcode) {
        String end = switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> "end";
            default -> "";
        };
        WasmModule module = Text.parse(MODULE.formatted(opcode.text(), immediates(opcode), end));
        InstructionReader reader = new InstructionReader(module.code().getLast().body());
        assertEquals(Opcode.BLOCK, reader.next());
        assertEquals(opcode, reader.next());
        check(opcode, reader);
        for (int i = end.isEmpty() ? 0 : -1; i < 2; i++) {
            assertEquals(Opcode.END, reader.next());
        }
        assertFalse(reader.hasNext());
    }

    private static void check(Opcode opcode, InstructionReader reader) {
        switch (opcode.immediates()) {
            case MEMARG -> {
                assertEquals(1, reader.memory());
                assertEquals(16, reader.offset());
                assertEquals(opcode.accessBytes(), 1 << reader.alignment());
            }
            case MEMARG_LANE, LANE -> assertEquals(1, reader.lane());
            case DATA_MEMORY, ELEMENT_TABLE -> {
                assertEquals(0, reader.index());
                assertEquals(1, reader.index2());
            }
            case TABLE_TABLE, MEMORY_MEMORY -> {
                assertEquals(1, reader.index());
                assertEquals(0, reader.index2());
            }
            case TYPE_FIELD -> assertEquals(1, reader.index2());
            case BR_TABLE -> assertEquals(3, reader.labelCount());
            case TRY_TABLE -> assertEquals(2, reader.catchCount());
            case F32 -> assertEquals(0x7f80_0001, reader.f32Bits());
            default -> {
            }
        }
    }
}
