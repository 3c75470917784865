package io.zeolite.engine.tier;

import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A module of functions and memories, which are exported as {@code f0, f1, ...} and {@code m0, m1, ...}. */
final class FunctionModule {

    private final List<RecursiveType> types = new ArrayList<>();
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<FunctionBody> bodies = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();

    /** Adds a function, whose last {@code end} is not written yet. */
    void add(FunctionType type, InstructionWriter body) {
        RecursiveType group = RecursiveType.of(type);
        if (!types.contains(group)) {
            types.add(group);
        }
        int index = functions.size();
        exports.add(new ModuleExport("f" + index, ExternKind.FUNCTION, index, 0));
        functions.add(new TypeIndex(types.indexOf(group)));
        bodies.add(new FunctionBody(List.of(), body.opcode(Opcode.END).expression(), 0));
    }

    void add(MemoryType type) {
        exports.add(new ModuleExport("m" + memories.size(), ExternKind.MEMORY, memories.size(), 0));
        memories.add(type);
    }

    byte[] encode() {
        return ModuleEncoder
                .encode(new WasmModule(types, List.of(), functions, List.of(), memories, List.of(), List.of(),
                        exports, OptionalInt.empty(), List.of(), OptionalInt.empty(), bodies, List.of(), List.of(),
                        NameSection.EMPTY));
    }
}
