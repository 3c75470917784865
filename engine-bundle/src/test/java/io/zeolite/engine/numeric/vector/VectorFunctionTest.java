package io.zeolite.engine.numeric.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the methods with {@link LaneLoops} on edge values in all neighbourhoods, and on random vectors. */
class VectorFunctionTest {

    private static final int RANDOM_VECTORS = 2_000;
    private static final byte[] EDGE_BYTES = {0, 1, 2, 15, 16, 0x55, 0x7E, 0x7F, -0x80, -0x7F, -2, -1};
    private static final float[] EDGE_FLOATS = {0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 1e-45f, 3.4e38f,
        -3.4e38f, 0x1p31f, -0x1p31f, 0x1p32f, 0x1.fffffep31f, 16777217f, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.NaN};
    private static final double[] EDGE_DOUBLES = {0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 4.9e-324, 1.7e308,
        -1.7e308, 0x1p31, -0x1p31 - 1, 0x1p31 - 1, 0x1p32 - 1, 0x1p32, 1.0000000596046448, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN};

    private final Random random = new Random(1);

    private static Stream<Opcode> computing() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.prefix() == 0xFD && opcode.accessBytes() == 0
                && opcode != Opcode.V128_CONST);
    }

    @TestFactory
    Stream<DynamicTest> computesWhatLaneLoopsCompute() {
        return computing().filter(opcode -> opcode.immediates() == Immediates.NONE)
                .map(opcode -> DynamicTest.dynamicTest(opcode.text(), () -> compare(opcode)));
    }

    private void compare(Opcode opcode) throws ReflectiveOperationException {
        VectorFunction function = VectorFunction.of(opcode);
        Method method = method(function);
        for (int n = 0; n < RANDOM_VECTORS; n++) {
            ByteBuffer[] in = {random(opcode), random(opcode), random(opcode)};
            int count = random.nextInt(-70, 70);
            switch (function.form()) {
                case REDUCE -> assertEquals(LaneLoops.reduce(opcode, in[0]), half(method, low(in[0]), high(in[0])),
                        () -> print(in));
                case SPLAT -> splat(opcode, method, in[0]);
                default -> {
                    long[] halves = halves(function, method, in, count);
                    assertSame(opcode, LaneLoops.vector(opcode, count, in), halves, in, count);
                }
            }
        }
    }

    private static Method method(VectorFunction function) {
        List<Method> found = Arrays.stream(function.owner().getMethods())
                .filter(method -> method.getName().equals(function.name())).toList();
        assertEquals(1, found.size(), function.toString());
        return found.getFirst();
    }

    private static Object half(Method method, Object... operands) throws ReflectiveOperationException {
        return method.invoke(null, operands);
    }

    private static long[] halves(VectorFunction function, Method method, ByteBuffer[] in, int count)
            throws ReflectiveOperationException {
        return switch (function.form()) {
            case HALVES -> new long[] {call(method, count, low(in[0]), low(in[1]), low(in[2])),
                call(method, count, high(in[0]), high(in[1]), high(in[2]))};
            case WIDEN_LOW -> new long[] {call(method, count, low(in[0]), low(in[1])),
                call(method, count, low(in[0]) >>> 32, low(in[1]) >>> 32)};
            case WIDEN_HIGH -> new long[] {call(method, count, high(in[0]), high(in[1])),
                call(method, count, high(in[0]) >>> 32, high(in[1]) >>> 32)};
            case NARROW -> new long[] {call(method, count, low(in[0]), high(in[0])),
                call(method, count, low(in[1]), high(in[1]))};
            case NARROW_ZERO -> new long[] {call(method, count, low(in[0]), high(in[0])), 0};
            case SWIZZLE -> new long[] {call(method, count, low(in[0]), high(in[0]), low(in[1])),
                call(method, count, low(in[0]), high(in[0]), high(in[1]))};
            case REDUCE, SPLAT, EXTRACT, REPLACE, SHUFFLE -> throw new AssertionError(function.form());
        };
    }

    private static long call(Method method, int count, long... halves) throws ReflectiveOperationException {
        Object[] operands = new Object[method.getParameterCount()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = method.getParameterTypes()[i] == int.class ? (Object) count : halves[i];
        }
        return (long) half(method, operands);
    }

    private void splat(Opcode opcode, Method method, ByteBuffer in) throws ReflectiveOperationException {
        OperandKind kind = opcode.signature().orElseThrow().operand(0);
        Object number = switch (kind) {
            case I32 -> in.getInt(0);
            case I64 -> in.getLong(0);
            case F32 -> in.getFloat(0);
            default -> in.getDouble(0);
        };
        int bytes = laneBytes(opcode);
        ByteBuffer expected = LaneLoops.vector();
        for (int i = 0; i < 16; i++) {
            expected.put(i, in.get(i % bytes));
        }
        long half = (long) half(method, number);
        assertSame(opcode, expected, new long[] {half, half}, new ByteBuffer[] {in}, 0);
    }

    private static int laneBytes(Opcode opcode) {
        return 16 / Integer.parseInt(opcode.text().replaceFirst("^.\\d+x(\\d+)\\..*", "$1"));
    }

    @TestFactory
    Stream<DynamicTest> extractsAndReplacesEveryLane() {
        return computing().filter(opcode -> opcode.immediates() == Immediates.LANE)
                .map(opcode -> DynamicTest.dynamicTest(opcode.text(), () -> checkLanes(opcode)));
    }

    private void checkLanes(Opcode opcode) throws ReflectiveOperationException {
        Method method = method(VectorFunction.of(opcode));
        int bytes = laneBytes(opcode);
        for (int lane = 0; lane < 8 / bytes; lane++) {
            ByteBuffer in = random(opcode);
            byte[] number = Arrays.copyOf(random(opcode).array(), 8);
            ByteBuffer expected = ByteBuffer.wrap(in.array().clone()).order(in.order());
            expected.put(lane * bytes, number, 0, bytes);
            if (opcode.text().contains("replace")) {
                Object value = number(ByteBuffer.wrap(number).order(in.order()), 0, method.getParameterTypes()[1],
                        8, true);
                assertEquals(low(expected), half(method, low(in), value, lane));
            } else {
                Object value = number(in, lane * bytes, method.getReturnType(), bytes,
                        opcode.text().endsWith("_u"));
                assertEquals(value, half(method, low(in), lane));
            }
        }
    }

    private static Object number(ByteBuffer in, int place, Class<?> type, int bytes, boolean unsigned) {
        if (type == float.class) {
            return in.getFloat(place);
        } else if (type == double.class) {
            return in.getDouble(place);
        } else if (type == long.class) {
            return in.getLong(place);
        }
        return switch (bytes) {
            case 1 -> unsigned ? in.get(place) & 0xFF : in.get(place);
            case 2 -> unsigned ? in.getShort(place) & 0xFFFF : in.getShort(place);
            default -> in.getInt(place);
        };
    }

    @Test
    void shufflesLanesOfTwoVectors() {
        ByteBuffer both = ByteBuffer.allocate(32).order(LaneLoops.vector().order());
        for (int n = 0; n < RANDOM_VECTORS; n++) {
            random.nextBytes(both.array());
            ByteBuffer indices = LaneLoops.vector();
            ByteBuffer expected = LaneLoops.vector();
            for (int i = 0; i < 8; i++) {
                indices.put(i, (byte) random.nextInt(32));
                expected.put(i, both.get(indices.get(i)));
            }
            assertEquals(low(expected), I8x16.shuffle(both.getLong(0), both.getLong(8), both.getLong(16),
                    both.getLong(24), low(indices)));
        }
    }

    @Test
    void hasNoMethodThatNoInstructionUses() {
        Set<Method> used = computing().map(opcode -> method(VectorFunction.of(opcode))).collect(Collectors.toSet());
        List<Method> unused = Stream.of(Bitwise.class, I8x16.class, I16x8.class, I32x4.class, I64x2.class, F32x4.class,
                F64x2.class).flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !used.contains(method))
                .toList();
        assertEquals(List.of(), unused);
    }

    /** NaN has many bit patterns: any will do where numbers are computed, but not where they are passed on. */
    private static void assertSame(Opcode opcode, ByteBuffer expected, long[] halves, ByteBuffer[] in, int count) {
        ByteBuffer actual = LaneLoops.vector().putLong(0, halves[0]).putLong(8, halves[1]);
        boolean passesOn = opcode.text().matches(".*\\.(abs|neg|pmin|pmax)");
        boolean single = opcode.text().startsWith("f32x4") && !passesOn;
        boolean wide = opcode.text().startsWith("f64x2") && !passesOn;
        for (int i = 0; i < 16; i += 4) {
            if (!(single && Float.isNaN(expected.getFloat(i)) && Float.isNaN(actual.getFloat(i))
                    || wide && Double.isNaN(expected.getDouble(i & 8)) && Double.isNaN(actual.getDouble(i & 8)))) {
                assertEquals(expected.getInt(i), actual.getInt(i),
                        () -> "%s and %d: expected %s, but is %s".formatted(print(in), count, print(expected),
                                print(actual)));
            }
        }
    }

    private static String print(ByteBuffer... vectors) {
        return Arrays.stream(vectors).map(vector -> HexFormat.of().formatHex(vector.array())).toList().toString();
    }

    private static long low(ByteBuffer vector) {
        return vector.getLong(0);
    }

    private static long high(ByteBuffer vector) {
        return vector.getLong(8);
    }

    private ByteBuffer random(Opcode opcode) {
        ByteBuffer vector = LaneLoops.vector();
        random.nextBytes(vector.array());
        boolean floats = opcode.text().contains("f32");
        boolean doubles = opcode.text().contains("f64");
        for (int i = 0; i < 16; i++) {
            if (random.nextInt(3) > 0) {
                vector.put(i, EDGE_BYTES[random.nextInt(EDGE_BYTES.length)]);
            }
        }
        for (int i = 0; floats && i < 16; i += 4) {
            if (random.nextInt(3) > 0) {
                vector.putFloat(i, EDGE_FLOATS[random.nextInt(EDGE_FLOATS.length)]);
            }
        }
        for (int i = 0; doubles && i < 16; i += 8) {
            if (random.nextInt(3) > 0) {
                vector.putDouble(i, EDGE_DOUBLES[random.nextInt(EDGE_DOUBLES.length)]);
            }
        }
        return vector;
    }

    @Test
    void coversAllVectorInstructionsWithoutMemory() {
        List<Opcode> covered = new ArrayList<>(computing().toList());
        assertTrue(covered.size() > 200, () -> covered.size() + " instructions");
        covered.forEach(VectorFunction::of);
    }
}
