package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static io.zeolite.api.type.VectorType.V128;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.BlockType;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the tiers on functions that compute vectors at random, in locals, operands, blocks and memory: the compiler
 * keeps vectors in several ways, the interpreter in one.
 * <p>
 * Single-precision numbers are small integers at first, so that none of them becomes NaN, whose bits may differ.
 */
class RandomVectorsTest {

    private static final int FUNCTIONS = 40;
    private static final int VECTORS = 6;
    private static final int COUNTER = VECTORS;
    private static final FunctionType TYPE = FunctionType.of(V128, V128, V128).returning(V128, I64, V128);
    private static final List<Opcode> INTEGER_OPCODES = Arrays.stream(Opcode.values())
            .filter(opcode -> opcode.prefix() == 0xFD && opcode.accessBytes() == 0 && opcode != Opcode.V128_CONST)
            .filter(opcode -> !opcode.text().matches(".*f(32|64).*")).toList();
    private static final List<Opcode> SINGLE_OPCODES = List.of(Opcode.F32X4_ADD, Opcode.F32X4_SUB, Opcode.F32X4_MUL,
            Opcode.F32X4_MIN, Opcode.F32X4_MAX, Opcode.F32X4_PMIN, Opcode.F32X4_PMAX, Opcode.F32X4_NEG,
            Opcode.F32X4_ABS,
            Opcode.F32X4_NEAREST, Opcode.F32X4_RELAXED_MADD, Opcode.F32X4_RELAXED_NMADD);
    private static final List<Opcode> COMPARISONS = List.of(Opcode.F32X4_LT, Opcode.F32X4_EQ, Opcode.F32X4_GE,
            Opcode.F32X4_NE);

    private Random random;
    private InstructionWriter out;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tiersAgree(long seed) {
        random = new Random(seed);
        TestModule module = new TestModule().memory(1, 1);
        for (int i = 0; i < FUNCTIONS; i++) {
            module.function(TYPE, List.of(new LocalGroup(VECTORS - 3, V128), new LocalGroup(1, I32)), body -> {
                out = body;
                for (int n = 0; n < 8; n++) {
                    statement(2);
                }
                vector(4);
                number(OperandKind.I64, 3);
                get(random.nextInt(VECTORS));
            });
        }
        try (WasmRuntime compiler = runtime(ExecutionTier.COMPILER);
                WasmRuntime interpreter = runtime(ExecutionTier.INTERPRETER)) {
            ModuleInstance compiled = module.instantiate(compiler, "compiled");
            ModuleInstance interpreted = module.instantiate(interpreter, "interpreted");
            for (int i = 0; i < FUNCTIONS; i++) {
                long[] arguments = random.longs(6).toArray();
                String function = "" + i;
                assertEquals(print(interpreted.function(function).call(arguments)),
                        print(compiled.function(function).call(arguments)), () -> "function " + function);
            }
        }
    }

    private static WasmRuntime runtime(ExecutionTier tier) {
        return new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(tier));
    }

    private static String print(Slots slots) {
        return slots.getV128(0) + " " + slots.getLong(2) + " " + slots.getV128(3);
    }

    private void get(int local) {
        out.opcode(Opcode.LOCAL_GET).index(local);
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0, 1, 2 -> {
                vector(3);
                out.opcode(Opcode.LOCAL_SET).index(random.nextInt(VECTORS));
            }
            case 3 -> {
                address();
                vector(2);
                out.opcode(Opcode.V128_STORE).memoryArgument(0, 0, random.nextInt(2) * 7);
            }
            case 4 -> {
                vector(2);
                out.opcode(Opcode.DROP);
            }
            case 5 -> {
                number(OperandKind.I32, 2);
                out.opcode(Opcode.IF).blockType(BlockType.EMPTY);
                statement(depth - 1);
                out.opcode(Opcode.ELSE);
                statement(depth - 1);
                out.opcode(Opcode.END);
            }
            case 6 -> loop(depth);
            default -> {
                out.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
                statement(depth - 1);
                number(OperandKind.I32, 2);
                out.opcode(Opcode.BR_IF).index(0);
                statement(depth - 1);
                out.opcode(Opcode.END);
            }
        }
    }

    /** Goes round a few times; loops within set the counter to zero, so that this one ends. */
    private void loop(int depth) {
        out.opcode(Opcode.I32_CONST).i32(3).opcode(Opcode.LOCAL_SET).index(COUNTER);
        out.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
        statement(depth - 1);
        get(COUNTER);
        out.opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_SUB).opcode(Opcode.LOCAL_TEE).index(COUNTER);
        out.opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.I32_GT_S).opcode(Opcode.BR_IF).index(0);
        out.opcode(Opcode.END);
    }

    private void address() {
        out.opcode(Opcode.I32_CONST).i32(random.nextInt(64));
    }

    private void vector(int depth) {
        if (depth == 0) {
            leaf();
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> leaf();
            case 1 -> {
                vector(depth - 1);
                out.opcode(Opcode.LOCAL_TEE).index(random.nextInt(VECTORS));
            }
            case 2 -> {
                vector(depth - 1);
                vector(depth - 1);
                number(OperandKind.I32, depth - 1);
                out.opcode(Opcode.SELECT);
            }
            case 3 -> {
                number(OperandKind.I32, depth - 1);
                out.opcode(Opcode.IF).blockType(new BlockType.Value(V128));
                vector(depth - 1);
                out.opcode(Opcode.ELSE);
                vector(depth - 1);
                out.opcode(Opcode.END);
            }
            case 4 -> {
                out.opcode(Opcode.BLOCK).blockType(new BlockType.Value(V128));
                vector(depth - 1);
                number(OperandKind.I32, depth - 1);
                out.opcode(Opcode.BR_IF).index(0);
                out.opcode(Opcode.DROP);
                vector(depth - 1);
                out.opcode(Opcode.END);
            }
            case 5 -> {
                address();
                out.opcode(Opcode.V128_LOAD).memoryArgument(0, 0, random.nextInt(2) * 5);
            }
            case 6, 7 -> single(depth - 1);
            default -> compute(depth);
        }
    }

    private void leaf() {
        if (random.nextInt(4) == 0) {
            out.opcode(Opcode.V128_CONST).v128(random.nextLong(), random.nextLong());
        } else {
            get(random.nextInt(VECTORS));
        }
    }

    private void compute(int depth) {
        Opcode opcode;
        do {
            opcode = INTEGER_OPCODES.get(random.nextInt(INTEGER_OPCODES.size()));
        } while (opcode.signature().orElseThrow().result(0) != OperandKind.V128);
        emit(opcode, depth);
    }

    private void emit(Opcode opcode, int depth) {
        Signature signature = opcode.signature().orElseThrow();
        for (OperandKind operand : signature.operands()) {
            if (operand == OperandKind.V128) {
                vector(depth - 1);
            } else {
                number(operand, depth - 1);
            }
        }
        out.opcode(opcode);
        if (opcode.immediates() == Immediates.LANE) {
            out.lane(random.nextInt(Integer.parseInt(opcode.text().replaceFirst("^.\\d+x(\\d+)\\..*", "$1"))));
        } else if (opcode.immediates() == Immediates.LANES) {
            boolean ofLanes = random.nextBoolean();
            for (int i = 0; i < 16; i += 4) {
                int first = 4 * random.nextInt(8);
                for (int lane = 0; lane < 4; lane++) {
                    out.lane(ofLanes ? first + lane : random.nextInt(32));
                }
            }
        }
    }

    private void number(OperandKind kind, int depth) {
        if (depth <= 0 || random.nextInt(4) == 0) {
            if (kind == OperandKind.I64) {
                out.opcode(Opcode.I64_CONST).i64(random.nextLong());
            } else {
                out.opcode(Opcode.I32_CONST).i32(random.nextInt());
            }
            return;
        }
        Opcode opcode;
        do {
            opcode = INTEGER_OPCODES.get(random.nextInt(INTEGER_OPCODES.size()));
        } while (opcode.signature().orElseThrow().result(0) != kind);
        emit(opcode, depth);
    }

    /** Small integers, what is computed from them, or what they compare to. */
    private void single(int depth) {
        if (random.nextInt(3) == 0) {
            small(depth);
            small(depth);
            out.opcode(COMPARISONS.get(random.nextInt(COMPARISONS.size())));
        } else {
            small(depth);
            if (random.nextBoolean()) {
                out.opcode(Opcode.I32X4_TRUNC_SAT_F32X4_S);
            }
        }
    }

    private void small(int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            vector(Math.max(0, depth - 1));
            out.opcode(Opcode.I32_CONST).i32(24).opcode(Opcode.I32X4_SHR_S).opcode(Opcode.F32X4_CONVERT_I32X4_S);
            return;
        }
        Opcode opcode = SINGLE_OPCODES.get(random.nextInt(SINGLE_OPCODES.size()));
        opcode.signature().orElseThrow().operands().forEach(_ -> small(depth - 1));
        out.opcode(opcode);
    }
}
