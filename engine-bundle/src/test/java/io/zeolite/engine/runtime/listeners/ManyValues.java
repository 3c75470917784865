package io.zeolite.engine.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
