package io.zeolite.engine.interpreter;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.BlockType;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final FunctionType I32_TO_I32 = FunctionType.of(I32).returning(I32);

    /** {@return a module's only function} */
    private static WasmFunction function(FunctionType type, List<LocalGroup> locals, Consumer<InstructionWriter> body) {
        InstructionWriter writer = new InstructionWriter();
        body.accept(writer);
        WasmModule module =
                new WasmModule(List.of(RecursiveType.of(type)), List.of(), List.of(new TypeIndex(0)), List.of(),
                        List.of(), List.of(), List.of(), List.of(new ModuleExport("f", ExternKind.FUNCTION, 0, 0)),
                        OptionalInt.empty(),
                        List.of(), OptionalInt.empty(),
                        List.of(new FunctionBody(locals, writer.opcode(Opcode.END).expression(), 0)),
                        List.of(), List.of(), NameSection.EMPTY);
        WasmRuntime runtime = new EngineRuntimeFactory().create(Guest.CONFIG);
        return runtime.instantiate(runtime.compile(ModuleEncoder.encode(module)), ModuleConfig.defaults())
                .function("f");
    }

    @Test
    void manyParametersAndResultsArrive() {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            types.addAll(List.of(I32, ReferenceType.EXTERNREF));
        }
        WasmFunction last = function(new FunctionType(types, types.reversed()), List.of(), body -> {
            for (int i = 299; i >= 0; i--) {
                body.opcode(Opcode.LOCAL_GET).index(i);
            }
        });
        Slots slots = Slots.forType(last.type());
        for (int i = 0; i < 300; i += 2) {
            slots.setInt(i, -i);
            slots.setReference(i + 1, "" + i);
        }
        last.call(Context.root(), slots);
        for (int i = 0; i < 300; i += 2) {
            assertEquals(-i, slots.getInt(299 - i));
            assertEquals("" + i, slots.getReference(298 - i));
        }
    }

    @Test
    void manyLocalsWork() {
        WasmFunction function = function(I32_TO_I32, List.of(new LocalGroup(5_000, I64)), body -> {
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EXTEND_I32_S).opcode(Opcode.LOCAL_SET)
                    .index(5_000);
            body.opcode(Opcode.LOCAL_GET).index(5_000).opcode(Opcode.LOCAL_GET).index(4_999).opcode(Opcode.I64_ADD);
            body.opcode(Opcode.I32_WRAP_I64);
        });
        assertEquals(77, function.call(77).getInt(0));
    }

    @Test
    void refusesFramesThatDoNotFit() {
        WasmFunction function = function(I32_TO_I32, List.of(new LocalGroup(49_000, I64)), body -> {
            for (int i = 0; i < 20_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0);
            }
            Collections.nCopies(19_999, Opcode.I32_ADD).forEach(body::opcode);
        });
        assertThrows(UnsupportedException.class, () -> function.call(1));
    }

    @Test
    void tablesOfLabelsAreLong() {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            labels.add(i % 3);
        }
        WasmFunction function = function(I32_TO_I32, List.of(), body -> {
            for (int i = 0; i < 3; i++) {
                body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            }
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_TABLE).labels(labels);
            for (int i = 0; i < 3; i++) {
                body.opcode(Opcode.END).opcode(Opcode.I32_CONST).i32(i).opcode(Opcode.RETURN);
            }
            body.opcode(Opcode.UNREACHABLE);
        });
        assertEquals(9_000 % 3, function.call(9_000).getInt(0));
        assertEquals(2, function.call(2).getInt(0));
        assertEquals(9_999 % 3, function.call(0xFFFF_FFFFL).getInt(0));
    }

    @Test
    void blocksNestDeeply() {
        int depth = 2_000;
        WasmFunction function = function(I32_TO_I32, List.of(), body -> {
            for (int i = 0; i < depth; i++) {
                body.opcode(Opcode.I32_CONST).i32(i).opcode(Opcode.DROP).opcode(Opcode.BLOCK)
                        .blockType(new BlockType.Value(I32));
            }
            body.opcode(Opcode.I32_CONST).i32(5).opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_IF)
                    .index(depth - 1);
            for (int i = 0; i < depth; i++) {
                body.opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_ADD).opcode(Opcode.END);
            }
        });
        assertEquals(5, function.call(1).getInt(0));
        assertEquals(5 + depth, function.call(0).getInt(0));
    }

    @Test
    void operandsGoDeep() {
        WasmFunction function = function(I32_TO_I32, List.of(), body -> {
            for (int i = 0; i < 30_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0);
            }
            Collections.nCopies(29_999, Opcode.I32_ADD).forEach(body::opcode);
        });
        assertEquals(60_000, function.call(2).getInt(0));
    }
}
