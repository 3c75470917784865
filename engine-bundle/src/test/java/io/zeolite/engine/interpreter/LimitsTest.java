package io.zeolite.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmFunction;
import io.zeolite.engine.tier.LimitsSuite;
import org.junit.jupiter.api.Test;

class LimitsTest extends LimitsSuite {

    LimitsTest() {
        super(Guest.CONFIG);
    }

    private WasmFunction deepSum(int operands, int locals) {
        return instantiate("""
            (module (func (export "f") (param i32) (result i32) (local %s) %s %s))""".formatted("i64 ".repeat(locals),
                "local.get 0 ".repeat(operands), "i32.add ".repeat(operands - 1))).function("f");
    }

    @Test
    void operandsGoDeep() {
        assertEquals(60_000, deepSum(30_000, 0).call(2).getInt(0));
    }

    @Test
    void refusesFramesThatDoNotFit() {
        WasmFunction function = deepSum(20_000, 49_000);
        assertThrows(UnsupportedException.class, () -> function.call(1));
    }
}
