package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.interpreter.Interpreter;
import io.zeolite.engine.runtime.EngineRuntime;
import io.zeolite.engine.runtime.Tier;
import io.zeolite.text.Text;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions that take or give hundreds of operands work; those that make objects do in methods that are compiled. */
class ManyOperandsTest {

    /** The bytes of a module that are too many for a method for each of its instructions. */
    private static final int LARGE = 50_000;

    private static String repeat(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" "));
    }

    private static String types(int count) {
        return repeat(count, i -> i % 2 == 0 ? "i32" : "i64");
    }

    /** Different numbers. */
    private static String constants(int count) {
        return repeat(count, i -> i % 2 == 0 ? "(i32.const " + 3 * i + ")" : "(i64.const " + 3 * i + ")");
    }

    /** Adds up the operands, with different weights. */
    private static String sum(int count) {
        return repeat(count, i -> ((count - 1 - i) % 2 == 0 ? "i64.extend_i32_s " : "")
                + "(local.set $v) (local.set $s (i64.add (i64.mul (local.get $s) (i64.const 3)) (local.get $v)))")
                + " (local.get $s)";
    }

    private static byte[] check(String fields, int count, String body) {
        byte[] binary = Text.toBinary("""
            (module
              (type $many (func (param %1$s) (result %1$s)))
              (type $struct (struct %4$s))
              (type $array (array (mut i64)))
              (tag $tag (param %1$s))
              %2$s
              (func (export "run") (result i64) (local $s i64) (local $v i64) (local $r (ref null $struct))
                (local $a (ref null $array))
                %3$s))""".formatted(types(count), fields, body,
                repeat(count, i -> "(field (mut " + (i % 2 == 0 ? "i32" : "i64") + "))")));
        check(expected(count), binary);
        return binary;
    }

    /** Runs it whole or divided as is usual, and divided into pieces of any size. */
    private static void check(long expected, byte[] binary) {
        assertEquals(expected, run(binary, new Interpreter()));
        for (int bytes : binary.length > LARGE ? new int[] {500} : new int[] {0, 20, 200}) {
            assertEquals(expected, run(binary, new Compiler(new SplitLimits(bytes, 2 * bytes, bytes))));
        }
        assertEquals(expected, run(binary, new Compiler()));
    }

    private static long run(byte[] binary, Tier tier) {
        RuntimeConfig config = RuntimeConfig.defaults();
        try (WasmRuntime runtime =
                new EngineRuntime(config, new ServiceLoaderExtensions(), Map.of(config.tier(), tier))) {
            return runtime.instantiate(binary).function("run").call().getLong(0);
        }
    }

    private static long expected(int count) {
        long sum = 0;
        for (int i = count - 1; i >= 0; i--) {
            sum = 3 * sum + 3 * i;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000})
    void callsWork(int count) {
        check("(func $f (type $many) " + repeat(count, i -> "(local.get " + i + ")") + ")", count,
                constants(count) + "call $f " + sum(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000})
    void callsThroughTablesWork(int count) {
        check("(table funcref (elem $f)) (func $f (type $many) " + repeat(count, i -> "(local.get " + i + ")") + ")",
                count, constants(count) + "(call_indirect (type $many) (i32.const 0)) " + sum(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000})
    void exceptionsWork(int count) {
        check("(func $f " + constants(count) + "throw $tag)", count,
                "(block $caught (result " + types(count) + ") (try_table (catch $tag $caught) (call $f)) unreachable) "
                        + sum(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000})
    void blocksWork(int count) {
        check("", count, constants(count) + "(loop $l (type $many) (block $b (type $many)"
                + " (br_if $b (i32.eqz (i32.wrap_i64 (local.get $s)))) (br $l))) " + sum(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000})
    void structuresWork(int count) {
        assertCompilable(check("", count, constants(count) + "struct.new $struct local.set $r "
                + repeat(count, i -> "(struct.get $struct " + i + " (local.get $r))") + sum(count)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1_000, 9_000})
    void arraysWork(int count) {
        String elements = repeat(count, i -> "(i64.const " + 3 * i + ")");
        String sum = repeat(count, i -> "(local.set $s (i64.add (i64.mul (local.get $s) (i64.const 3))"
                + " (array.get $array (local.get $a) (i32.const " + (count - 1 - i) + "))))") + "(local.get $s)";
        byte[] binary = Text.toBinary("""
            (module
              (type $array (array (mut i64)))
              (func (export "run") (result i64) (local $s i64) (local $a (ref null $array))
                %s (array.new_fixed $array %d) local.set $a %s))""".formatted(elements, count, sum));
        check(expected(count), binary);
        assertCompilable(binary);
    }

    /** What operands are made of has operands, branches, and makes arrays and structures itself. */
    @Test
    void operandsAreComputedInAnyWay() {
        String inner = "(array.get $array (array.new_fixed $array 70 " + repeat(70, i -> "(i64.const " + i + ")")
                + ") (i32.const 40))";
        IntFunction<String> element = i -> switch (i % 6) {
            case 0 -> inner;
            case 1 -> "(if (result i64) (i64.eqz (local.get $s)) (then (i64.const " + i
                    + ")) (else (return (i64.const 0))))";
            case 2 -> "(loop $again (result i64) (local.set $s (i64.add (local.get $s) (i64.const 1)))"
                    + " (br_if $again (i64.ne (i64.rem_u (local.get $s) (i64.const 7)) (i64.const 0))) (local.get $s))"
                    + " (local.set $s (i64.const 0))";
            case 3 -> "(call $two) (i64.const 5) i64.add";
            case 4 -> "(block $h (try_table (catch_all $h) (throw $tag)))";
            default -> "(block $b (result i64) (br_if $b (i64.const 9) (i32.const 1)) drop (i64.const 8))";
        };
        byte[] binary = Text.toBinary("""
            (module
              (type $array (array (mut i64)))
              (tag $tag)
              (type $empty (struct))
              (type $structs (array (ref null $empty)))
              (func $two (result i64 i64) (i64.const 1) (i64.const 2))
              (func (export "run") (result i64) (local $s i64) (local $a (ref null $array)) (local $i i32)
                (array.len (array.new_fixed $structs 300 %s)) drop
                %s array.new_fixed $array 600 local.set $a
                (loop $sum
                  (local.set $s (i64.add (i64.mul (local.get $s) (i64.const 31))
                    (array.get $array (local.get $a) (local.get $i))))
                  (br_if $sum (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 600))))
                (local.get $s)))""".formatted(repeat(300, _ -> "(struct.new $empty)"), repeat(600, element)));
        check(run(binary, new Interpreter()), binary);
        assertCompilable(binary);
    }

    private static void assertCompilable(byte[] binary) {
        EmittedMethods.assertCompilable(TestModule.valid(binary), SplitLimits.DEFAULT);
    }
}
