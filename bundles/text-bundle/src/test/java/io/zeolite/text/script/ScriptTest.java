package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.MalformedException;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static List<Command> commands(String text) {
        return Script.parse("test", text.getBytes(StandardCharsets.UTF_8)).commands();
    }

    private static Expected result(String pattern) {
        Command command = commands("(assert_return (invoke \"f\") " + pattern + ")").getFirst();
        return assertInstanceOf(Command.AssertReturn.class, command).results().getFirst();
    }

    private static boolean matches(String pattern, ValueType type, long... bits) {
        return result(pattern).matches(Slots.of(bits), 0, type);
    }

    @Test
    void readsEveryCommand() {
        List<Command> commands = commands("""
            (module definition $d (func))
            (module instance $i $d)
            (module $m binary "\\00asm" "\\01\\00\\00\\00")
            (register "r" $m)
            (invoke $m "f" (i32.const -1) (ref.extern 7) (ref.null func) (v128.const i32x4 1 2 3 4))
            (assert_return (get "g"))
            (assert_trap (invoke "f") "unreachable")
            (assert_trap (module (func $f unreachable) (start $f)) "unreachable")
            (assert_exhaustion (invoke "f") "call stack exhausted")
            (assert_exception (invoke "f"))
            (assert_malformed (module quote "(func") "unexpected token")
            (assert_invalid (module (func i32.const 1)) "type mismatch")
            (assert_unlinkable (module (import "a" "b" (func))) "unknown import")
            (thread $t (shared (module $m)) (invoke "f") (module))
            (wait $t)
            """);
        assertEquals(List.of("Define", "Instantiate", "DefineAndInstantiate", "Register", "Perform", "AssertReturn",
                "AssertTrap", "AssertUninstantiable", "AssertExhaustion", "AssertException", "AssertMalformed",
                "AssertInvalid",
                "AssertUnlinkable", "Start", "Wait"),
                commands.stream().map(command -> command.getClass().getSimpleName()).toList());
        for (int i = 0; i < commands.size(); i++) {
            assertEquals(i + 1, commands.get(i).line());
        }
        assertEquals(new Command.Instantiate(2, Optional.of("i"), Optional.of("d")), commands.get(1));
    }

    @Test
    void takesFieldsAloneForAModule() {
        List<Command> commands = commands("(func) (memory 0)");
        assertEquals(1, commands.size());
        assertTrue(
                assertInstanceOf(Command.DefineAndInstantiate.class, commands.getFirst()).source().binary().length > 8);
    }

    @Test
    void keepsTheFaultsOfAModuleWithItsCommand() {
        Command command = commands("(module (func) (funk)) (module)").getFirst();
        ModuleSource source = assertInstanceOf(Command.DefineAndInstantiate.class, command).source();
        assertThrows(MalformedException.class, source::binary);
    }

    @Test
    void comparesNumbersByTheirBits() {
        assertTrue(matches("(i32.const 0xffff_ffff)", NumberType.I32, 0xFFFF_FFFFL));
        assertFalse(matches("(i32.const 1)", NumberType.I64, 1));
        assertTrue(matches("(f32.const -0)", NumberType.F32, 0x8000_0000L));
        assertFalse(matches("(f32.const 0)", NumberType.F32, 0x8000_0000L));
        assertTrue(matches("(f64.const nan:0x4)", NumberType.F64, 0x7FF0_0000_0000_0004L));
    }

    @Test
    void tellsCanonicalFromArithmeticNans() {
        assertTrue(matches("(f32.const nan:canonical)", NumberType.F32, 0xFFC0_0000L));
        assertFalse(matches("(f32.const nan:canonical)", NumberType.F32, 0x7FC0_0001L));
        assertTrue(matches("(f32.const nan:arithmetic)", NumberType.F32, 0x7FC0_0001L));
        assertFalse(matches("(f32.const nan:arithmetic)", NumberType.F32, 0x7F80_0001L));
        assertTrue(matches("(f64.const nan:canonical)", NumberType.F64, 0x7FF8_0000_0000_0000L));
    }

    @Test
    void comparesVectorsByLanes() {
        assertTrue(matches("(v128.const f32x4 1 nan:canonical 0 nan:arithmetic)", VectorType.V128,
                0x7FC0_0000_3F80_0000L, 0xFFC0_0001_0000_0000L));
        assertTrue(matches("(v128.const i8x16 -1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0x80)", VectorType.V128,
                0xFF, 0x8000_0000_0000_0001L));
        assertFalse(matches("(v128.const i16x8 0 0 0 0 0 0 0 1)", VectorType.V128, 0, 1));
        assertTrue(matches("(either (v128.const i64x2 0 0) (v128.const i64x2 0 1))", VectorType.V128, 0, 1));
    }

    @Test
    void comparesReferences() {
        Slots slots = Slots.forType(FunctionType.of(ReferenceType.EXTERNREF));
        assertTrue(result("(ref.null)").matches(slots, 0, ReferenceType.EXTERNREF));
        assertFalse(result("(ref.extern)").matches(slots, 0, ReferenceType.EXTERNREF));
        slots.setReference(0, new Constant.Host(7));
        assertTrue(result("(ref.extern 7)").matches(slots, 0, ReferenceType.EXTERNREF));
        assertFalse(result("(ref.extern 8)").matches(slots, 0, ReferenceType.EXTERNREF));
        assertFalse(result("(ref.null extern)").matches(slots, 0, ReferenceType.EXTERNREF));
        assertFalse(result("(ref.func)").matches(slots, 0, ReferenceType.FUNCREF));
    }
}
