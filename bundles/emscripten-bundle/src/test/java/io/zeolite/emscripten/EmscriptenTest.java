package io.zeolite.emscripten;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Import;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeHostModule;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeModule;
import io.zeolite.testing.FakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmscriptenTest {

    private static final FunctionType ADD = FunctionType.of(I32, I32).returning(I32);
    private static final List<String> BASE = List.of("emscripten_notify_memory_growth", "_emscripten_throw_longjmp");

    private final List<String> log = new ArrayList<>();
    private RuntimeException failure = new IllegalStateException("not to be thrown");

    private final FakeInstance guest = FakeInstance.named("guest")
            .add(FakeFunction.of("emscripten_stack_get_current", FunctionType.of().returning(I32),
                    (_, _, slots) -> slots.setInt(0, 42)))
            .add(logged("_emscripten_stack_restore", FunctionType.of(I32)))
            .add(logged("setThrew", FunctionType.of(I32, I32)))
            .add(FakeTable.ofFunctions(
                    FakeFunction.of("add", ADD,
                            (_, _, slots) -> slots.setInt(0, slots.getInt(0) + slots.getInt(1))).host(),
                    FakeFunction.of("fail", FunctionType.of().returning(I32), (_, _, _) -> {
                        throw failure;
                    }).host(),
                    null));

    private FakeFunction logged(String name, FunctionType type) {
        return FakeFunction.of(name, type, (_, _, slots) -> {
            StringBuilder line = new StringBuilder(name);
            for (int slot = 0; slot < type.parameterSlots(); slot++) {
                line.append(' ').append(slots.getInt(slot));
            }
            log.add(line.toString());
        });
    }

    private static Import asked(String name, FunctionType type) {
        return new Import("env", name, new ExternType.Function(DefinedType.of(type)));
    }

    private static List<String> exports(Import... imports) {
        return List.copyOf(FakeHostModule.of(new Emscripten().forImports(List.of(imports))).functions().keySet());
    }

    private Slots invoke(String name, FunctionType type, long... parameters) {
        HostFunction function = FakeHostModule.of(new Emscripten().forImports(List.of(asked(name, type))))
                .function(name).code();
        Slots slots = Slots.of(parameters);
        function.call(Context.root(), guest, slots);
        return slots;
    }

    @Test
    void callsFunctionsOfTheTable() {
        assertEquals(42, invoke("invoke_iii", FunctionType.of(I32, I32, I32).returning(I32), 0, 40, 2).getInt(0));
        assertEquals(List.of(), log);
    }

    @Test
    void callsFunctionsOfGuestsOf64Bits() {
        assertEquals(42, invoke("invoke_iii", FunctionType.of(I64, I32, I32).returning(I32), 0, 40, 2).getInt(0));
    }

    @ParameterizedTest
    @CsvSource({"3,UNDEFINED_ELEMENT", "4294967295,UNDEFINED_ELEMENT", "2,UNINITIALIZED_ELEMENT",
        "1,INDIRECT_CALL_TYPE_MISMATCH"})
    void trapsAsAnIndirectCallDoes(long index, TrapKind kind) {
        FunctionType type = FunctionType.of(I32, I32, I32).returning(I32);
        assertEquals(kind, assertThrows(TrapException.class, () -> invoke("invoke_iii", type, index, 1, 2)).kind());
    }

    private Slots fail(RuntimeException thrown) {
        failure = thrown;
        return invoke("invoke_i", FunctionType.of(I32).returning(I32), 1);
    }

    @Test
    void tellsTheGuestOfAJump() {
        assertEquals(0, fail(new LongjmpException()).getInt(0));
        assertEquals(List.of("_emscripten_stack_restore 42", "setThrew 1 0"), log);
    }

    @Test
    void jumpsByThrowing() {
        assertThrows(LongjmpException.class, () -> FakeHostModule.of(new Emscripten())
                .function("_emscripten_throw_longjmp").code().call(Context.root(), guest, Slots.ofSize(0)));
    }

    @Test
    void givesTheStackBackWhenTheFunctionFails() {
        RuntimeException thrown = new IllegalStateException("on purpose");
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> fail(thrown)));
        assertEquals(List.of("_emscripten_stack_restore 42"), log);
    }

    @Test
    void touchesNothingWhenTheGuestExits() {
        ExitException thrown = new ExitException(3);
        assertSame(thrown, assertThrows(ExitException.class, () -> fail(thrown)));
        assertEquals(List.of(), log);
    }

    @Test
    void saysWhatAGuestDoesNotExport() {
        FakeInstance poor = FakeInstance.named("poor").add(FakeTable.ofFunctions(FakeFunction.of("add", ADD,
                (_, _, _) -> log.add("called")).host()));
        FunctionType type = FunctionType.of(I32, I32, I32).returning(I32);
        HostFunction function = FakeHostModule.of(new Emscripten().forImports(List.of(asked("invoke_iii", type))))
                .function("invoke_iii").code();
        assertEquals("emscripten_stack_get_current not exported", assertThrows(NoSuchElementException.class,
                () -> function.call(Context.root(), poor, Slots.of(0, 1, 2))).getMessage());
        assertEquals(List.of(), log);
    }

    @Test
    void servesGuestsOfFormerLinkers() {
        FakeInstance former = FakeInstance.named("former")
                .add(FakeFunction.of("stackSave", FunctionType.of().returning(I32),
                        (_, _, slots) -> slots.setInt(0, 7)))
                .add(logged("stackRestore", FunctionType.of(I32)))
                .add(logged("setThrew", FunctionType.of(I32, I32)))
                .add(FakeTable.ofFunctions(FakeFunction.of("jump", FunctionType.of(), (_, _, _) -> {
                    throw new LongjmpException();
                }).host()));
        FakeHostModule.of(new Emscripten().forImports(List.of(asked("invoke_v", FunctionType.of(I32)))))
                .function("invoke_v").code().call(Context.root(), former, Slots.of(0));
        assertEquals(List.of("stackRestore 7", "setThrew 1 0"), log);
    }

    @Test
    void exportsWhatTheGuestImports() {
        assertEquals(BASE, exports());
        assertEquals(List.of(BASE.get(0), BASE.get(1), "invoke_v", "invoke_dpjfd"),
                exports(asked("invoke_v", FunctionType.of(I32)),
                        asked("invoke_dpjfd", FunctionType.of(I32, I32, I64, F32, F64).returning(F64)),
                        asked("other", FunctionType.of()),
                        new Import("env", "invoke_vi", MemoryType.of(Limits.atLeast(1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoke_", "invoke_vv", "invoke_x", "invoke_vip", "invoke_i", "invoke_vj", "invoke"})
    void exportsNothingThatIsNotSpeltAsItsType(String name) {
        assertEquals(BASE, exports(asked(name, FunctionType.of(I32, I32))));
    }

    @Test
    void exportsNothingWithoutAnIndex() {
        assertEquals(BASE, exports(asked("invoke_v", FunctionType.of()),
                asked("invoke_v", FunctionType.of(F64)), asked("invoke_v", FunctionType.of(I32).returning(I32))));
    }

    @Test
    void isTheSameForGuestsThatImportTheSame() {
        Import one = asked("invoke_v", FunctionType.of(I32));
        assertEquals(new Emscripten().forImports(List.of(one)), new Emscripten().forImports(List.of(one)));
        assertEquals(new Emscripten().forImports(List.of(one)).hashCode(),
                new Emscripten().forImports(List.of(one)).hashCode());
        assertNotEquals(new Emscripten().forImports(List.of(one)), new Emscripten());
    }

    @Test
    void looksAtTheImportsOfAModule() {
        FunctionType type = FunctionType.of(I32);
        FakeModule module = FakeModule.named("guest").withImports(List.of(asked("invoke_v", type),
                new Import("other", "invoke_vi", new ExternType.Function(DefinedType.of(ADD)))));
        assertEquals(new Emscripten().forImports(List.of(asked("invoke_v", type))), Emscripten.of(module));
    }

    @Test
    void letsMemoriesGrow() {
        FakeHostModule.of(new Emscripten()).function(BASE.getFirst()).code().call(Context.root(), guest, Slots.of(0));
        assertEquals(List.of(), log);
    }
}
