package io.zeolite.logging;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static io.zeolite.api.type.ReferenceType.EXTERNREF;
import static io.zeolite.api.type.ReferenceType.FUNCREF;
import static io.zeolite.api.type.VectorType.V128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoggingListenerTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final List<String> UNNAMED = List.of();

    private final StringBuilder log = new StringBuilder();
    private final LoggingListenerFactory factory = LoggingListenerFactory.ofAllFunctions(log);
    private final FakeInstance instance = FakeInstance.named("test").add(FakeMemory.fixed(1));

    /** A function, its parameters and results as bits, and what is logged. */
    record Row(String module, boolean host, FunctionType type, List<String> parameterNames, List<String> resultNames,
            long[] parameters, long[] results, String expected) {

        FunctionDefinition definition(String name) {
            return new FunctionDefinition(module, 0, name, type, Optional.empty(), List.of(name), parameterNames,
                    resultNames, host);
        }

        @Override
        public String toString() {
            return expected.replace("\n", " ").strip();
        }
    }

    private static Row guest(FunctionType type, List<String> names, long[] parameters, long[] results,
            String expected) {
        return new Row("test", false, type, names, UNNAMED, parameters, results, expected);
    }

    private static Row host(String module, FunctionType type, List<String> names, List<String> resultNames,
            long[] parameters, long[] results, String expected) {
        return new Row(module, true, type, names, resultNames, parameters, results, expected);
    }

    private static long[] bits(long... bits) {
        return bits;
    }

    static Stream<Row> rows() {
        long minusOne = 0xffff_ffffL;
        long maxFloat = Float.floatToRawIntBits(Float.MAX_VALUE);
        long maxDouble = Double.doubleToRawLongBits(Double.MAX_VALUE);
        List<String> xy = List.of("x", "y");
        return Stream.of(
                guest(NOTHING, UNNAMED, bits(), bits(), "--> test.fn()\n<--\n"),
                host("test", NOTHING, UNNAMED, UNNAMED, bits(), bits(), "==> test.fn()\n<==\n"),
                host("wasi_snapshot_preview1", NOTHING.returning(I32), UNNAMED, List.of("errno"), bits(), bits(21),
                        "==> wasi_snapshot_preview1.fn()\n<== errno=EFAULT\n"),
                host("wasi_snapshot_preview1", FunctionType.of(I32, I32).returning(I32), List.of("fd", "result.n"),
                        List.of("errno"), bits(3, 0), bits(8),
                        "==> wasi_snapshot_preview1.fn(fd=3)\n<== (n=,errno=EBADF)\n"),
                guest(FunctionType.of(I32), UNNAMED, bits(minusOne), bits(), "--> test.fn(-1)\n<--\n"),
                guest(FunctionType.of(I32), List.of("x"), bits(minusOne), bits(), "--> test.fn(x=-1)\n<--\n"),
                guest(FunctionType.of(I64), UNNAMED, bits(Long.MIN_VALUE), bits(),
                        "--> test.fn(-9223372036854775808)\n<--\n"),
                guest(FunctionType.of(F32), UNNAMED, bits(maxFloat), bits(), "--> test.fn(3.4028235e+38)\n<--\n"),
                guest(FunctionType.of(F64), UNNAMED, bits(maxDouble), bits(),
                        "--> test.fn(1.7976931348623157e+308)\n<--\n"),
                guest(FunctionType.of(V128), UNNAMED, bits(0, 1), bits(),
                        "--> test.fn(00000000000000000000000000000001)\n<--\n"),
                guest(FunctionType.of(EXTERNREF), UNNAMED, bits(0), bits(), "--> test.fn(0000000000000000)\n<--\n"),
                guest(FunctionType.of(FUNCREF), List.of("f"), bits(0), bits(),
                        "--> test.fn(f=0000000000000000)\n<--\n"),
                guest(NOTHING.returning(I32), UNNAMED, bits(), bits(minusOne), "--> test.fn()\n<-- -1\n"),
                guest(NOTHING.returning(V128), UNNAMED, bits(), bits(0x10, -1),
                        "--> test.fn()\n<-- 0000000000000010ffffffffffffffff\n"),
                guest(FunctionType.of(I32, I32), UNNAMED, bits(minusOne, minusOne), bits(),
                        "--> test.fn(-1,-1)\n<--\n"),
                guest(FunctionType.of(I32, I32).returning(F32, F64), xy, bits(minusOne, minusOne),
                        bits(maxFloat, maxDouble),
                        "--> test.fn(x=-1,y=-1)\n<-- (3.4028235e+38,1.7976931348623157e+308)\n"),
                guest(FunctionType.of(V128, I32), xy, bits(1, 2, 3), bits(),
                        "--> test.fn(x=00000000000000010000000000000002,y=3)\n<--\n"),
                host("env", FunctionType.of(I64).returning(I64, I64), List.of("x"), List.of("q", "r"), bits(7),
                        bits(2, 1), "==> env.fn(x=7)\n<== (q=2,r=1)\n"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void writesCalls(Row row) {
        FakeFunction function = FakeFunction.of(row.definition("fn"), (_, _, slots) -> {
            for (int slot = 0; slot < row.results().length; slot++) {
                slots.setLong(slot, row.results()[slot]);
            }
        });
        LoggedCalls.call(instance, LoggedCalls.observed(factory, function), row.parameters());
        assertEquals(row.expected(), log.toString());
    }

    private FakeFunction calling(String name, FakeFunction... callees) {
        FunctionDefinition definition = new FunctionDefinition("test", 0, name, NOTHING, Optional.empty(), List.of(),
                List.of(), List.of(), false);
        return LoggedCalls.observed(factory, FakeFunction.of(definition,
                (_, caller, _) -> Arrays.stream(callees).forEach(callee -> LoggedCalls.call(caller, callee))));
    }

    @Test
    void indentsNestedCalls() {
        LoggedCalls.call(instance, calling("fn1", calling("fn2"), calling("fn3")));
        assertEquals("--> test.fn1()\n\t--> test.fn2()\n\t<--\n\t--> test.fn3()\n\t<--\n<--\n", log.toString());
    }

    @Test
    void writesNothingWhenACallIsAborted() {
        FakeFunction failing = LoggedCalls.observed(factory, FakeFunction.of("fail", NOTHING, (_, _, _) -> {
            throw new IllegalStateException("on purpose");
        }).host());
        assertThrows(IllegalStateException.class, () -> LoggedCalls.call(instance, calling("fn1", failing)));
        LoggedCalls.call(instance, calling("fn2"));
        assertEquals("--> test.fn1()\n\t==> .fail()\n--> test.fn2()\n<--\n", log.toString());
    }

    @Test
    void writesWhatIsCalledInPlaceOfAFunctionAtItsDepth() {
        FunctionDefinition definition = FakeFunction.of("loop", NOTHING, (_, _, _) -> {
        }).definition();
        LoggingListener listener = (LoggingListener) factory.newListener(definition).orElseThrow();
        listener.before(Context.root(), instance, definition, Slots.ofSize(0), LoggedCalls.NO_STACK);
        listener.replaced(Context.root(), instance, definition, definition);
        listener.before(Context.root(), instance, definition, Slots.ofSize(0), LoggedCalls.NO_STACK);
        listener.after(Context.root(), instance, definition, Slots.ofSize(0));
        assertEquals("--> .loop()\n--> .loop()\n<--\n", log.toString());
    }

    @Test
    void tellsObjectsApart() {
        Object object = new Object();
        FakeFunction function = LoggedCalls.observed(factory,
                FakeFunction.of("same", FunctionType.of(EXTERNREF).returning(EXTERNREF), (_, _, _) -> {
                }));
        Slots slots = Slots.forType(function.type());
        slots.setReference(0, object);
        function.code().call(Context.root(), instance, slots);
        String digits = "%016x".formatted(System.identityHashCode(object));
        assertEquals("--> .same(" + digits + ")\n<-- " + digits + "\n", log.toString());
    }

    @Test
    void appendsALineAtATimeAndFlushesIt() {
        List<String> appended = Collections.synchronizedList(new ArrayList<>());
        Appendable lines = new java.io.Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                appended.add(new String(buffer, offset, length));
            }

            @Override
            public void flush() {
                appended.add("flush");
            }

            @Override
            public void close() {
                appended.add("close");
            }
        };
        FakeFunction function = LoggedCalls.observed(LoggingListenerFactory.ofAllFunctions(lines),
                FakeFunction.of("fn", NOTHING, (_, _, _) -> {
                }));
        LoggedCalls.call(instance, function);
        assertEquals(List.of("--> .fn()\n", "flush", "<--\n", "flush"), appended);
    }

    @Test
    void goesOnIfTheOutputFails() {
        Appendable broken = new java.io.Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {
                // nothing was written
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
        List<String> ran = new ArrayList<>();
        FakeFunction function = LoggedCalls.observed(LoggingListenerFactory.ofAllFunctions(broken),
                FakeFunction.of("fn", NOTHING, (_, _, _) -> ran.add("ran")));
        LoggedCalls.call(instance, function);
        LoggedCalls.call(instance, function);
        assertEquals(List.of("ran", "ran"), ran);
    }

    @Test
    void keepsTheDepthsOfThreadsApart() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        FakeFunction meeting = LoggedCalls.observed(factory, FakeFunction.of("meet", NOTHING, (_, _, _) -> {
            try {
                barrier.await();
                barrier.await();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }));
        List<Thread> threads = List.of(Thread.ofVirtual().start(() -> LoggedCalls.call(instance, meeting)),
                Thread.ofVirtual().start(() -> LoggedCalls.call(instance, calling("outer", meeting))));
        for (Thread thread : threads) {
            thread.join();
        }
        List<String> lines = log.toString().lines().sorted().toList();
        assertEquals(List.of("\t--> .meet()", "\t<--", "--> .meet()", "--> test.outer()", "<--", "<--"), lines);
    }

    @Test
    void refusesToLeaveACallThatWasNotEntered() {
        FunctionDefinition definition = FakeFunction.of("fn", NOTHING, (_, _, _) -> {
        }).definition();
        FunctionListener listener = factory.newListener(definition).orElseThrow();
        assertThrows(IllegalStateException.class,
                () -> listener.after(Context.root(), instance, definition, Slots.ofSize(0)));
        assertFalse(log.toString().contains("<--"));
        assertTrue(log.isEmpty());
    }
}
