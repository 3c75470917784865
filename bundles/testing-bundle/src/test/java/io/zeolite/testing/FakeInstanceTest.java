package io.zeolite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Export;
import io.zeolite.api.Exported;
import io.zeolite.api.Global;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class FakeInstanceTest {

    private static final Context.Key<AutoCloseable> FIRST = Context.Key.of("first", AutoCloseable.class);
    private static final Context.Key<AutoCloseable> SECOND = Context.Key.of("second", AutoCloseable.class);

    private final FakeInstance instance = FakeInstance.named("m");

    /** What a test binds. */
    interface Negation {
        int neg(int value);

        @Exported("neg")
        int minus(int value);

        default int twice(int value) {
            return neg(minus(value));
        }
    }

    @Test
    void findsWhatItExports() {
        FakeMemory memory = FakeMemory.growable(1);
        FakeGlobal global = FakeGlobal.i32(7);
        FakeTable table = FakeTable.ofHostValues("a", null);
        FakeTag tag = FakeTag.of(NumberType.I32);
        instance.add(memory).add(global, "g").add(table, "t", "u").add(tag, "e")
                .add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value));
        assertSame(memory, instance.memory());
        assertSame(memory, instance.memory("memory"));
        assertSame(global, instance.global("g"));
        assertSame(table, instance.table("u"));
        assertSame(tag, instance.tag("e"));
        assertEquals(Optional.empty(), instance.findFunction("g"));
        assertEquals(Optional.empty(), instance.findGlobal("nothing"));
        assertEquals(List.of("memory", "g", "t", "u", "e", "neg"),
                instance.exports().stream().map(Export::name).toList());
        assertEquals("[memory 1, global (mut i32), table 2 externref, table 2 externref, tag [i32] -> [],"
                + " func [i32] -> [i32]]", instance.exports().stream().map(Export::type).toList().toString());
    }

    @Test
    void showsWhatItDoesNotExport() {
        instance.add(FakeGlobal.i64(1)).add(FakeTable.ofFunctions((io.zeolite.api.WasmFunction) null))
                .add(FakeFunction.of("f", IntUnaryOperator.class, value -> value).withExportNames());
        assertEquals(1, instance.globalCount());
        Global view = instance.global(0);
        assertEquals(1L, view.get());
        assertEquals(1, view.getLong());
        assertEquals(false, view.type().mutable());
        assertThrows(IllegalStateException.class, () -> view.set(2L));
        assertThrows(IndexOutOfBoundsException.class, () -> instance.global(1));
        assertEquals(1, instance.tableCount());
        assertEquals(1, instance.table(0).size());
        assertEquals(1, instance.functionCount());
        assertEquals(List.of(), instance.exports());
        assertThrows(NoSuchElementException.class, instance::memory);
    }

    @Test
    void closesAttachmentsLastFirstAndOnce() {
        List<String> closed = new ArrayList<>();
        AutoCloseable first = instance.attachment(FIRST, _ -> () -> closed.add("first"));
        instance.attachment(SECOND, _ -> () -> closed.add("second"));
        assertSame(first, instance.attachment(FIRST, _ -> () -> closed.add("never")));
        instance.close(2);
        instance.close(3);
        assertEquals(List.of("second", "first"), closed);
        assertEquals(2, instance.exitCode().orElseThrow());
        assertThrows(ExitException.class, () -> instance.attachment(FIRST, _ -> () -> {
        }));
    }

    @Test
    void tellsWhichAttachmentDidNotClose() {
        List<String> closed = new ArrayList<>();
        instance.attachment(FIRST, _ -> () -> closed.add("first"));
        instance.attachment(SECOND, _ -> () -> {
            throw new java.io.IOException("stuck");
        });
        IllegalStateException failed = assertThrows(IllegalStateException.class, instance::close);
        assertEquals("stuck", failed.getSuppressed()[0].getMessage());
        assertEquals(List.of("first"), closed);
    }

    @Test
    void bindsAnInterface() {
        instance.add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value));
        Negation bound = instance.bind(Negation.class);
        assertEquals(-3, bound.neg(3));
        assertEquals(-4, bound.minus(4));
        assertEquals(5, bound.twice(5));
        assertTrue(bound.equals(bound));
        assertThrows(NoSuchElementException.class, () -> FakeInstance.named("").bind(Negation.class));
        FakeInstance other = FakeInstance.named("").add(FakeFunction.of("neg", Runnable.class, () -> {
        }));
        assertThrows(IllegalArgumentException.class, () -> other.bind(Negation.class));
    }

    @Test
    void checksTheValuesOfGlobals() {
        FakeGlobal constant = FakeGlobal.of(new GlobalType(NumberType.F32, false), 1f);
        assertThrows(IllegalStateException.class, () -> constant.set(2f));
        assertThrows(ClassCastException.class, () -> FakeGlobal.f64(1).set(1f));
        assertThrows(NullPointerException.class, () -> FakeGlobal.f32(1).set(null));
    }

    @Test
    void checksTheElementsOfTables() {
        FakeTable table = FakeTable.ofFunctions((io.zeolite.api.WasmFunction) null);
        assertThrows(ClassCastException.class, () -> table.set(0, "not a function"));
        assertThrows(IndexOutOfBoundsException.class, () -> table.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> table.set(-1, null));
        assertEquals(1, table.grow(2, null));
        assertEquals(3, table.size());
        assertEquals(-1, table.grow(-1, null));
    }

    @Test
    void aThreadHasAllButItsOwnFunctionsAndClosesWithTheFirst() throws Exception {
        FakeMemory memory = FakeMemory.growable(1);
        instance.add(memory).add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value));
        FakeInstance thread = instance.instantiateThread(Context.root());
        assertSame(memory, thread.memory());
        assertEquals(-3, thread.function("neg").call(3).getInt(0));
        AutoCloseable attached = instance.attachment(FIRST, _ -> () -> {
        });
        assertSame(attached, thread.attachment(FIRST, _ -> () -> {
        }));
        instance.close(3);
        assertEquals(3, thread.exitCode().orElseThrow());
        assertThrows(ExitException.class, () -> instance.instantiateThread(Context.root()));
    }
}
