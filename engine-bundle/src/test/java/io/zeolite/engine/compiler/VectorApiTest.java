package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.VectorType.V128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.Opcode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Code that uses the platform's Vector API, besides what it computes: that the tests of vectors tell, which the build runs
 * with and without the module. {@code zeolite.vector-api} says that it must be there.
 */
class VectorApiTest {

    private static final int PAGE = 65_536;

    @BeforeEach
    void isThere() {
        assumeTrue(VectorApi.isPresent() || Boolean.getBoolean("zeolite.vector-api"));
        assertTrue(VectorApi.isPresent());
    }

    @Test
    void trapsBeyondTheMemoryAndStoresNothing() {
        TestModule module = new TestModule().memory(1, 1);
        module.function(FunctionType.of(I32), List.of(), body -> body
                .opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.V128_CONST).v128(-1, -1).opcode(Opcode.V128_STORE).memoryArgument(0, 0, 0));
        module.function(FunctionType.of(I32).returning(V128), List.of(), body -> body
                .opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.V128_LOAD).memoryArgument(0, 0, 0xFFFF_FFFFL));
        try (WasmRuntime runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults())) {
            ModuleInstance instance = module.instantiate(runtime, "stores");
            MemorySegment memory = instance.memory("memory").segment();
            for (int address : new int[] {PAGE - 15, PAGE - 1, PAGE, Integer.MAX_VALUE, -16, -1}) {
                TrapException trap = assertThrows(TrapException.class, () -> instance.function("0").call(address));
                assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, trap.kind());
                trap = assertThrows(TrapException.class, () -> instance.function("1").call(address));
                assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, trap.kind());
            }
            assertEquals(-1, memory.mismatch(MemorySegment.ofArray(new byte[PAGE])));
            instance.function("0").call(PAGE - 16);
            assertEquals(-1L, memory.get(ValueLayout.JAVA_LONG_UNALIGNED, PAGE - 8));
        }
    }
}
