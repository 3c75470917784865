package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.api.type.AddressType;
import io.zeolite.format.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Emits instructions on whole memories and tables, and on elements of tables, as calls of the runtime: operands, then
 * the instance, then immediates.
 */
final class BulkEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;

    BulkEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
    }

    /** {@code [.., operands] -> [.., results]}. */
    void emit(Opcode opcode) {
        switch (opcode) {
            case MEMORY_SIZE -> {
                size("memorySize", memoryAddress(index()));
                memory.mayHaveSynchronized();
            }
            case MEMORY_GROW -> {
                call("memoryGrow", memoryAddress(index()), List.of(memoryAddress(index())), index());
                memory.mayHaveGrown();
            }
            case MEMORY_FILL ->
                    call("memoryFill", CD_void, List.of(memoryAddress(index()), CD_int, memoryAddress(index())),
                            index());
            case MEMORY_INIT ->
                    call("memoryInit", CD_void, List.of(memoryAddress(index2()), CD_int, CD_int), index(), index2());
            case MEMORY_COPY -> copy("memoryCopy", memoryAddress(index()), memoryAddress(index2()));
            case DATA_DROP -> call("dataDrop", CD_void, List.of(), index());
            case TABLE_GET -> call("tableGet", CD_Object, List.of(tableAddress(index())), index());
            case TABLE_SET -> call("tableSet", CD_void, List.of(tableAddress(index()), CD_Object), index());
            case TABLE_SIZE -> size("tableSize", tableAddress(index()));
            case TABLE_GROW ->
                    call("tableGrow", tableAddress(index()), List.of(CD_Object, tableAddress(index())), index());
            case TABLE_FILL ->
                    call("tableFill", CD_void, List.of(tableAddress(index()), CD_Object, tableAddress(index())),
                            index());
            case TABLE_INIT ->
                    call("tableInit", CD_void, List.of(tableAddress(index2()), CD_int, CD_int), index(), index2());
            case TABLE_COPY -> copy("tableCopy", tableAddress(index()), tableAddress(index2()));
            case ELEM_DROP -> call("elementDrop", CD_void, List.of(), index());
            case REF_FUNC -> call("functionReference", CD_Object, List.of(), index());
            default -> throw new IllegalArgumentException(opcode.text());
        }
    }

    private int index() {
        return state.in.index();
    }

    private int index2() {
        return state.in.index2();
    }

    private ClassDesc memoryAddress(int index) {
        return carrier(state.types.memory(index).address());
    }

    private ClassDesc tableAddress(int index) {
        return carrier(state.types.table(index).address());
    }

    private static ClassDesc carrier(AddressType type) {
        return type == AddressType.I64 ? CD_long : CD_int;
    }

    private void size(String name, ClassDesc address) {
        call(address == CD_long ? name + "64" : name, address, List.of(), index());
    }

    /** Between address types, all operands are widened. */
    private void copy(String name, ClassDesc target, ClassDesc source) {
        ClassDesc address = target;
        if (target != source) {
            address = CD_long;
            Kind[] kinds = state.stack.range(state.stack.height() - 3, state.stack.height());
            int mark = out.variables.mark();
            for (Variable operand : out.store(kinds)) {
                out.load(operand);
                if (operand.kind() == Kind.I) {
                    out.extendUnsigned();
                }
            }
            out.variables.release(mark);
        }
        call(name, CD_void, Collections.nCopies(3, address), index(), index2());
    }

    private void call(String name, ClassDesc result, List<ClassDesc> operands, int... immediates) {
        List<ClassDesc> parameters = new ArrayList<>(operands);
        parameters.add(Names.INSTANCE);
        state.pushSelf();
        for (int immediate : immediates) {
            out.push(immediate);
            parameters.add(CD_int);
        }
        out.call(Names.BULK, name, result, parameters.toArray(ClassDesc[]::new));
        state.stack.pop(operands.size());
        if (result != CD_void) {
            state.stack.push(result == CD_Object ? Kind.L : result == CD_long ? Kind.J : Kind.I);
        }
    }
}
