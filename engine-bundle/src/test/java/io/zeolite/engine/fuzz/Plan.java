package io.zeolite.engine.fuzz;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.WasmException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.engine.validation.ModuleValidator;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A module and what every engine does with it.
 *
 * @param binary  the module, which exports all that is to be called and looked at
 * @param imports what it imports
 * @param calls   what is called, in order, on one instance
 * @param beyond  what is called after that, where JavaScript cannot
 * @param states  the exports that are looked at after the calls
 * @param hidden  exports that JavaScript cannot look at
 * @param globalTypes the types of exported globals
 * @param computesFloatVectors whether it computes vectors of floating-point numbers, whose NaNs no generator avoids
 */
record Plan(byte[] binary, Imports imports, List<Call> calls, List<Call> beyond, List<ModuleExport> states,
        List<ModuleExport> hidden, Map<String, ValueType> globalTypes, boolean computesFloatVectors) {

    static final FeatureSet FEATURES = FeatureSet.of(Feature.values());

    /** Sets back what keeps functions of a generator from running for ever. */
    private static final String REFUEL = "hangLimitInitializer";
    private static final String PREFIX = "fuzz:";
    private static final int ROUNDS = 2;
    private static final long[] INTERESTING = {0, 1, -1, 2, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 65_535, 65_536,
        Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL, -65_536};

    /**
     * A call of an exported function.
     *
     * @param arguments bits for each slot
     */
    record Call(String function, FunctionType type, long[] arguments) {
    }

    /** Why nothing is done with a module. */
    static final class Skipped extends Exception {

        private static final long serialVersionUID = 1L;

        Skipped(String reason) {
            super(reason);
        }
    }

    /** {@return what to do with a module; nothing, if this engine refuses it} */
    static Plan of(byte[] raw, long seed) throws Skipped {
        WasmModule module;
        ModuleTypes types;
        try {
            module = ModuleDecoder.decode(raw);
            types = ModuleValidator.validate(module, FEATURES);
        } catch (WasmException refused) {
            return new Plan(raw, Imports.NONE, List.of(), List.of(), List.of(), List.of(),
                    Map.of(), false);
        }
        Imports imports = Imports.of(module, types);
        return new Planner(module, types, new Random(seed)).plan(raw, imports);
    }

    /** {@return whether JavaScript passes on such a value} */
    static boolean isSeenByJavaScript(ValueType type) {
        return !(type instanceof VectorType) && !isException(type);
    }

    private static boolean isException(ValueType type) {
        return type instanceof ReferenceType reference
                && (reference.heap() == AbstractHeapType.EXN || reference.heap() == AbstractHeapType.NOEXN);
    }

    static boolean isSeenByJavaScript(FunctionType type) {
        return type.parameters().stream().allMatch(Plan::isSeenByJavaScript)
                && type.results().stream().allMatch(Plan::isSeenByJavaScript);
    }

    /** Adds exports and makes arguments. */
    private record Planner(WasmModule module, ModuleTypes types, Random random) {

        Plan plan(byte[] raw, Imports imports) {
            List<ExportSection.Added> added = new ArrayList<>();
            List<ModuleExport> states = new ArrayList<>();
            for (ExternKind kind : List.of(ExternKind.GLOBAL, ExternKind.MEMORY, ExternKind.TABLE)) {
                for (int i = 0; i < module.count(kind); i++) {
                    states.add(new ModuleExport(PREFIX + kind + i, kind, i, 0));
                }
            }
            List<ModuleExport> hidden = states.stream().filter(this::isHidden).toList();
            states.forEach(state -> added.add(
                    new ExportSection.Added(state.name(), state.kind().ordinal(), state.index())));
            List<ModuleExport> functions = functions(added);
            List<Call> calls = new ArrayList<>();
            List<Call> beyond = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (ModuleExport function : functions) {
                    FunctionType type = types.function(function.index());
                    boolean isSeen = isSeenByJavaScript(type);
                    if (!function.name().equals(REFUEL) && type.parameters().stream().allMatch(Planner::hasDefault)) {
                        refuel(functions, isSeen ? calls : beyond);
                        (isSeen ? calls : beyond).add(new Call(function.name(), type, arguments(type)));
                    }
                }
            }
            states.removeAll(hidden);
            Map<String, ValueType> globalTypes = new HashMap<>();
            for (ModuleExport state : states) {
                if (state.kind() == ExternKind.GLOBAL) {
                    globalTypes.put(state.name(), types.global(state.index()).value());
                }
            }
            return new Plan(ExportSection.with(raw, added), imports, calls, beyond, states, hidden, globalTypes,
                    computesFloatVectors());
        }

        private boolean computesFloatVectors() {
            for (FunctionBody body : module.code()) {
                InstructionReader in = new InstructionReader(body.body());
                while (in.hasNext()) {
                    String text = in.next().text();
                    if (text.startsWith("f32x4.") || text.startsWith("f64x2.")) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isHidden(ModuleExport export) {
            return export.kind() == ExternKind.GLOBAL
                    && !isSeenByJavaScript(types.global(export.index()).value());
        }

        /** {@return the functions that are called: those that are exported, and then all others} */
        private List<ModuleExport> functions(List<ExportSection.Added> added) {
            List<ModuleExport> functions = new ArrayList<>();
            for (ModuleExport export : module.exports()) {
                if (export.kind() == ExternKind.FUNCTION) {
                    functions.add(export);
                }
            }
            List<Integer> exported = functions.stream().map(ModuleExport::index).toList();
            for (int i = types.importedFunctionCount(); i < types.functionCount(); i++) {
                if (!exported.contains(i)) {
                    functions.add(new ModuleExport(PREFIX + "func" + i, ExternKind.FUNCTION, i, 0));
                    added.add(new ExportSection.Added(PREFIX + "func" + i, ExternKind.FUNCTION.ordinal(), i));
                }
            }
            return functions;
        }

        private void refuel(List<ModuleExport> functions, List<Call> calls) {
            for (ModuleExport function : functions) {
                if (function.name().equals(REFUEL)) {
                    calls.add(new Call(REFUEL, types.function(function.index()), new long[0]));
                }
            }
        }

        private static boolean hasDefault(ValueType type) {
            return !(type instanceof ReferenceType reference) || reference.nullable();
        }

        private long[] arguments(FunctionType type) {
            long[] bits = new long[type.parameterSlots()];
            int slot = 0;
            for (ValueType parameter : type.parameters()) {
                switch (parameter) {
                    case NumberType.I32 -> bits[slot++] = integer() & 0xFFFF_FFFFL;
                    case NumberType.I64 -> bits[slot++] = integer();
                    case NumberType.F32 -> bits[slot++] = Float.floatToRawIntBits(number()) & 0xFFFF_FFFFL;
                    case NumberType.F64 -> bits[slot++] = Double.doubleToRawLongBits(number());
                    case VectorType.V128 -> {
                        bits[slot++] = integer();
                        bits[slot++] = integer();
                    }
                    case ReferenceType _ -> slot++;
                }
            }
            return bits;
        }

        private long integer() {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextLong();
                case 1 -> random.nextInt(1 << random.nextInt(1, 20));
                default -> INTERESTING[random.nextInt(INTERESTING.length)];
            };
        }

        private float number() {
            return switch (random.nextInt(4)) {
                case 0 -> Float.intBitsToFloat(random.nextInt() & 0xBFFF_FFFF);
                case 1 -> random.nextInt(-100, 100) / 4f;
                default -> INTERESTING[random.nextInt(INTERESTING.length)];
            };
        }
    }
}
