package io.zeolite.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TablesTest {

    private static final FunctionType NEGATION = FunctionType.of(NumberType.I32).returning(NumberType.I32);

    private final List<ModuleInstance> callers = new ArrayList<>();
    private final FakeInstance other = FakeInstance.named("other")
            .add(FakeFunction.of("neg", IntUnaryOperator.class, value -> -value))
            .add(FakeFunction.of("who", FunctionType.of(), (_, caller, _) -> callers.add(caller)).host());
    private final FakeInstance instance = FakeInstance.named("guest")
            .add(FakeTable.ofFunctions(other.function(0), null, other.function(1)))
            .add(FakeTable.ofHostValues("text"));

    @Test
    void findsFunctionsOfGuests() {
        WasmFunction found = Tables.lookUpFunction(instance, 0, 0, NEGATION);
        assertSame(other.function(0), found);
        assertEquals(-7, found.call(7).getInt(0));
    }

    @Test
    void isTheCallerOfHostFunctions() {
        Tables.lookUpFunction(instance, 0, 2, FunctionType.of()).call();
        assertEquals(List.of(instance), callers);
    }

    @Test
    void refusesTablesThatDoNotExist() {
        assertThrows(IndexOutOfBoundsException.class, () -> Tables.lookUpFunction(instance, 2, 0, NEGATION));
        assertThrows(IndexOutOfBoundsException.class, () -> Tables.lookUpFunction(instance, -1, 0, NEGATION));
    }

    @Test
    void trapsAsAnIndirectCallDoes() {
        assertTraps(TrapKind.UNDEFINED_ELEMENT, () -> Tables.lookUpFunction(instance, 0, 3, NEGATION));
        assertTraps(TrapKind.UNDEFINED_ELEMENT, () -> Tables.lookUpFunction(instance, 0, -1, NEGATION));
        assertTraps(TrapKind.UNINITIALIZED_ELEMENT, () -> Tables.lookUpFunction(instance, 0, 1, NEGATION));
        assertTraps(TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
                () -> Tables.lookUpFunction(instance, 0, 0, FunctionType.of(NumberType.I32)));
        assertTraps(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, () -> Tables.lookUpFunction(instance, 1, 0, NEGATION));
    }

    private static void assertTraps(TrapKind kind, Executable lookUp) {
        assertEquals(kind, assertThrows(TrapException.class, lookUp).kind());
    }
}
