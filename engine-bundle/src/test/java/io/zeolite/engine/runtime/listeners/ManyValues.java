package io.zeolite.engine.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listening does not change what functions of many parameters and results give. */
abstract class ManyValues extends ListenerSuite {

    private static final List<ValueType> KINDS =
            List.of(NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64, ReferenceType.EXTERNREF);

    ManyValues(ExecutionTier tier) {
        super(tier);
    }

    private static List<ValueType> types(String function) {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            types.addAll(KINDS);
        }
        return function.equals("mixed") ? types : Collections.nCopies(300, NumberType.I64);
    }

    private static Object value(ValueType type, int place) {
        return switch (type) {
            case NumberType.I32 -> -place;
            case NumberType.I64 -> Long.MIN_VALUE + place;
            case NumberType.F32 -> place + 0.5f;
            case NumberType.F64 -> -place - 0.25;
            default -> "value " + place;
        };
    }

    @ParameterizedTest
    @CsvSource({"mixed,true", "mixed,false", "wide,true", "wide,false"})
    void valuesArriveUnchanged(String name, boolean observed) {
        Recorder recorder = new Recorder(_ -> observed);
        var builder = runtime.hostModule("host");
        for (String function : List.of("mixed", "wide")) {
            List<ValueType> types = types(function);
            builder.function(function, new FunctionType(types.reversed(), types), List.of(), List.of(),
                    (_, _, slots) -> reverse(slots, types.reversed()));
        }
        builder.instantiate(recorder.context());
        ModuleInstance instance = instantiate(recorder.context(), "many");
        List<ValueType> types = types(name);
        WasmFunction function = instance.function("call_" + name);
        Slots slots = Slots.forType(function.type());
        for (int slot = 0; slot < types.size(); slot++) {
            slots.set(slot, types.get(slot), value(types.get(slot), slot));
        }
        function.call(Context.root(), slots);
        List<String> values = new ArrayList<>();
        for (int slot = 0; slot < types.size(); slot++) {
            values.add(String.valueOf(value(types.get(slot), slot)));
            int from = types.size() - 1 - slot;
            assertEquals(value(types.get(from), from), slots.get(slot, types.get(from)));
        }
        String forwards = "(" + String.join(",", values) + ")";
        String backwards = "(" + String.join(",", values.reversed()) + ")";
        assertEquals(observed ? List.of("before call_" + name + forwards, "before " + name + forwards,
                "after " + name + backwards, "before " + name + backwards, "after " + name + forwards,
                "before " + name + forwards, "after " + name + backwards, "after call_" + name + backwards)
                : List.of(), recorder.take());
    }

    @Test
    void halvesOfVectorsAreSlotsOfTheirOwn() {
        Recorder recorder = new Recorder();
        FunctionType type = FunctionType.of(NumberType.I32, VectorType.V128)
                .returning(VectorType.V128, NumberType.I64, VectorType.V128);
        ModuleInstance host = host(recorder.context(), "vectors", type, (_, _, slots) -> {
            V128 vector = slots.getV128(1);
            slots.setV128(0, new V128(vector.high(), vector.low()));
            slots.setLong(2, 5);
            slots.setV128(3, vector);
        });
        Slots results = host.function("vectors").call(1, 2, 3);
        assertEquals(List.of(3L, 2L, 5L, 2L, 3L), LongStream.range(0, 5)
                .mapToObj(slot -> results.getLong((int) slot)).toList());
        String vector = "00000000000000030000000000000002";
        String swapped = "00000000000000020000000000000003";
        assertEquals(List.of("before vectors(1," + vector + ")", "after vectors(" + swapped + ",5," + vector + ")"),
                recorder.take());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vectorsOfGuestsArriveUnchanged(boolean observed) {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            types.addAll(List.of(NumberType.I32, VectorType.V128, NumberType.F64, NumberType.I64, VectorType.V128));
        }
        Recorder recorder = new Recorder(_ -> observed);
        byte[] binary = Text.toBinary(reversing(types));
        ModuleInstance instance =
                runtime.instantiate(runtime.compile(recorder.context(), binary), ModuleConfig.named("vectors"));
        Slots slots = Slots.forType(instance.function("outer").type());
        List<String> values = new ArrayList<>();
        int slot = 0;
        for (ValueType type : types) {
            slots.set(slot, type, type == VectorType.V128 ? new V128(slot, ~slot) : value(type, slot));
            values.add(String.valueOf(slots.get(slot, type)));
            slot += type.slots();
        }
        instance.function("outer").call(Context.root(), slots);
        List<String> results = new ArrayList<>();
        slot = 0;
        for (ValueType type : types.reversed()) {
            results.add(String.valueOf(slots.get(slot, type)));
            slot += type.slots();
        }
        assertEquals(values.reversed(), results);
        String forwards = "(" + String.join(",", values) + ")";
        String backwards = "(" + String.join(",", results) + ")";
        assertEquals(observed ? List.of("before outer" + forwards, "before inner" + forwards, "after inner" + backwards,
                "after outer" + backwards) : List.of(), recorder.take());
    }

    /** {@return a module of a function that calls one that gives its parameters in reverse} */
    private static String reversing(List<ValueType> types) {
        StringBuilder forwards = new StringBuilder();
        StringBuilder backwards = new StringBuilder();
        for (int place = 0; place < types.size(); place++) {
            forwards.append(" local.get ").append(place);
            backwards.append(" local.get ").append(types.size() - 1 - place);
        }
        return """
            (module
              (type $t (func (param %s) (result %s)))
              (func $inner (export "inner") (type $t) %s)
              (func $outer (export "outer") (type $t) %s call $inner))""".formatted(text(types), text(types.reversed()),
                backwards, forwards);
    }

    private static String text(List<ValueType> types) {
        return String.join(" ", types.stream().map(String::valueOf).toList());
    }

    private static void reverse(Slots slots, List<ValueType> types) {
        List<Object> values = new ArrayList<>();
        for (int slot = 0; slot < types.size(); slot++) {
            values.add(slots.get(slot, types.get(slot)));
        }
        for (int slot = 0; slot < types.size(); slot++) {
            slots.set(slot, types.reversed().get(slot), values.get(types.size() - 1 - slot));
        }
    }
}
