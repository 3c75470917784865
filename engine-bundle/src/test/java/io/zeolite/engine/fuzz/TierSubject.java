package io.zeolite.engine.fuzz;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.V128;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.runtime.EngineRuntime;
import io.zeolite.engine.runtime.Tier;
import io.zeolite.format.ModuleExport;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tier of this engine. */
final class TierSubject implements Subject {

    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long MOST_BYTES = 1 << 24;

    private final String name;
    private final Tier tier;
    private final ServiceLoaderExtensions extensions = new ServiceLoaderExtensions();

    TierSubject(String name, Tier tier) {
        this.name = name;
        this.tier = tier;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome run(Plan plan) {
        RuntimeConfig config = RuntimeConfig.defaults().withTier(ExecutionTier.COMPILER).withFeatures(Plan.FEATURES);
        List<String> lines = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        try (WasmRuntime runtime = new EngineRuntime(config, extensions, Map.of(config.tier(), tier))) {
            defineImports(runtime, plan.imports().functions(), lines);
            plan.imports().supports().forEach((module, binary) -> runtime.instantiate(runtime.compile(binary),
                    ModuleConfig.named(module)));
            ModuleInstance instance = instantiate(runtime, plan, lines);
            if (instance != null) {
                plan.calls().forEach(call -> call(instance, call, lines));
                plan.states().forEach(state -> state(instance, state, lines));
                int end = lines.size();
                // what host functions have to say goes on in the same list
                plan.beyond().forEach(call -> call(instance, call, lines));
                plan.states().forEach(state -> state(instance, state, lines));
                plan.hidden().forEach(state -> state(instance, state, lines));
                beyond.addAll(lines.subList(end, lines.size()));
                lines.subList(end, lines.size()).clear();
            }
        }
        return new Outcome(lines, beyond);
    }

    private static ModuleInstance instantiate(WasmRuntime runtime, Plan plan, List<String> lines) {
        try {
            ModuleInstance instance = runtime.instantiate(runtime.compile(plan.binary()), ModuleConfig.defaults());
            lines.add("instantiated");
            return instance;
        } catch (MalformedException | InvalidException refused) {
            lines.add(REFUSED);
        } catch (WasmException failed) {
            lines.add("not instantiated: " + describe(failed));
        } catch (RuntimeException | Error broken) {
            lines.add("not instantiated: broken: " + broken);
        }
        return null;
    }

    private static void defineImports(WasmRuntime runtime, List<Imports.Function> imports, List<String> lines) {
        Map<String, Map<String, FunctionType>> modules = new LinkedHashMap<>();
        for (Imports.Function imported : imports) {
            modules.computeIfAbsent(imported.module(), _ -> new LinkedHashMap<>()).put(imported.name(),
                    imported.type());
        }
        modules.forEach((module, functions) -> {
            HostModuleBuilder builder = runtime.hostModule(module);
            functions.forEach((function, type) -> builder.function(function, type, (_, _, slots) -> {
                lines.add("  " + function + values(type.parameters(), slots));
                for (int slot = 0; slot < type.resultSlots(); slot++) {
                    slots.setLong(slot, 0);
                }
                int slot = 0;
                for (ValueType result : type.results()) {
                    if (result instanceof ReferenceType) {
                        slots.setReference(slot, null);
                    }
                    slot += result.slots();
                }
            }));
            builder.instantiate();
        });
    }

    private static void call(ModuleInstance instance, Plan.Call call, List<String> lines) {
        Slots slots = Slots.forType(call.type());
        for (int i = 0; i < call.arguments().length; i++) {
            slots.setLong(i, call.arguments()[i]);
        }
        String outcome;
        try {
            instance.function(call.function()).call(Context.root(), slots);
            outcome = values(call.type().results(), slots);
        } catch (WasmException failed) {
            outcome = ": " + describe(failed);
        } catch (RuntimeException | Error broken) {
            outcome = ": broken: " + broken;
        }
        lines.add(call.function() + outcome);
    }

    /** {@return what failed, in words that are exact enough for all engines} */
    private static String describe(WasmException failed) {
        return switch (failed) {
            case TrapException trap -> switch (trap.kind()) {
                case TABLE_OUT_OF_BOUNDS, UNDEFINED_ELEMENT -> "out of bounds table access";
                case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "wrong callee";
                case INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER -> "not representable";
                case NULL_REFERENCE, NULL_STRUCTURE_REFERENCE, NULL_ARRAY_REFERENCE, NULL_I31_REFERENCE ->
                        "null reference";
                // which of both is looked at first differs
                case UNALIGNED_ATOMIC -> TrapKind.MEMORY_OUT_OF_BOUNDS.toString();
                default -> trap.kind().toString();
            };
            case ExhaustionException _ -> EXHAUSTED;
            case UncaughtException _ -> "uncaught exception";
            default -> "broken: " + failed;
        };
    }

    private static void state(ModuleInstance instance, ModuleExport export, List<String> lines) {
        lines.add(export.name() + switch (export.kind()) {
            case GLOBAL -> " " + value(instance.global(export.name()).type().value(),
                    instance.global(export.name()).get());
            case MEMORY -> " " + describe(instance.memory(export.name()));
            case TABLE -> " " + instance.table(export.name()).size();
            case FUNCTION, TAG -> "";
        });
    }

    private static String describe(Memory memory) {
        int hash = 0;
        MemorySegment bytes = memory.segment();
        for (long i = 0; i < Math.min(MOST_BYTES, bytes.byteSize()); i += Integer.BYTES) {
            hash = 31 * hash + bytes.get(WORD, i);
        }
        return bytes.byteSize() + " bytes of hash " + hash;
    }

    private static String values(List<ValueType> types, Slots slots) {
        StringBuilder text = new StringBuilder();
        int slot = 0;
        for (ValueType type : types) {
            text.append(' ').append(value(type, slots.get(slot, type)));
            slot += type.slots();
        }
        return text.toString();
    }

    private static String value(ValueType type, Object value) {
        return switch (type) {
            case NumberType.I32, NumberType.I64 -> value.toString();
            case NumberType.F32 -> Float.isNaN((Float) value) ? "nan"
                    : Integer.toHexString(Float.floatToRawIntBits((Float) value));
            case NumberType.F64 -> Double.isNaN((Double) value) ? "nan"
                    : Long.toHexString(Double.doubleToRawLongBits((Double) value));
            case VectorType.V128 ->
                    Long.toHexString(((V128) value).low()) + ':' + Long.toHexString(((V128) value).high());
            case ReferenceType _ -> value == null ? "null" : "reference";
        };
    }

    @Override
    public void close() {
        // a runtime is closed with the module that it ran
    }
}
