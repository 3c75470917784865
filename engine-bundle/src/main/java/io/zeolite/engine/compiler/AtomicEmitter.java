package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.api.type.AddressType;
import io.zeolite.engine.runtime.AtomicAccess;
import io.zeolite.engine.runtime.Atomics;
import io.zeolite.engine.runtime.NarrowAtomics;
import io.zeolite.format.Opcode;
import java.lang.constant.ClassDesc;
import java.util.Arrays;

/**
 * Emits atomic instructions, as calls of the runtime: the memory, the address, then the other operands. After each, the
 * thread sees what others have done, so that a shared memory may have grown.
 */
final class AtomicEmitter {

    private static final ClassDesc ATOMICS = Names.of(Atomics.class);
    private static final ClassDesc NARROW = Names.of(NarrowAtomics.class);

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;

    AtomicEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
    }

    /** {@code [.., address, operands] -> [.., result]}. */
    void emit(Opcode opcode) {
        switch (opcode) {
            case ATOMIC_FENCE -> out.call(ATOMICS, "fence", CD_void);
            case MEMORY_ATOMIC_NOTIFY -> {
                operands(CD_int);
                result("notify", CD_int, CD_int);
            }
            case MEMORY_ATOMIC_WAIT32 -> waitFor("wait32", CD_int);
            case MEMORY_ATOMIC_WAIT64 -> waitFor("wait64", CD_long);
            default -> access(opcode);
        }
        memory.mayHaveSynchronized();
    }

    private void waitFor(String method, ClassDesc expected) {
        operands(expected, CD_long);
        state.pushSelf();
        result(method, CD_int, expected, CD_long, Names.INSTANCE);
    }

    private void access(Opcode opcode) {
        AtomicAccess access = AtomicAccess.of(opcode);
        int width = opcode.accessBytes();
        boolean narrow = width < Integer.BYTES;
        ClassDesc carrier = width == Long.BYTES ? CD_long : CD_int;
        ClassDesc[] operands = new ClassDesc[opcode.signature().orElseThrow().operandCount() - 1];
        Arrays.fill(operands, carrier);
        operands(operands);
        ClassDesc result = access == AtomicAccess.STORE ? CD_void : carrier;
        if (narrow) {
            out.push(width);
            ClassDesc[] all = Arrays.copyOf(operands, operands.length + 1);
            all[operands.length] = CD_int;
            call(NARROW, access.method(), result, all);
        } else {
            String load = carrier == CD_long ? "load64" : "load32";
            call(ATOMICS, access == AtomicAccess.LOAD ? load : access.method(), result, operands);
        }
        if (result != CD_void) {
            extend(opcode, result);
        }
    }

    private void extend(Opcode opcode, ClassDesc result) {
        Kind kind = Kind.of(opcode.signature().orElseThrow().result(0).valueType(AddressType.I32, AddressType.I32));
        if (kind == Kind.J && result == CD_int) {
            out.extendUnsigned();
        }
        state.stack.push(kind);
    }

    /** {@code [.., address, operands] -> [.., memory, address, operands]}, which are narrowed to what is wanted. */
    private void operands(ClassDesc... wanted) {
        int height = state.stack.height();
        int mark = out.variables.mark();
        Variable[] operands = out.store(state.stack.range(height - wanted.length, height));
        memory.takeAddressAlone();
        state.stack.pop(wanted.length + 1);
        state.pushSelf();
        InstanceMember.MEMORY.get(out.code, state.plan, state.in.memory());
        out.load(state.address);
        for (int i = 0; i < wanted.length; i++) {
            out.load(operands[i]);
            if (operands[i].kind() == Kind.J && wanted[i] == CD_int) {
                out.code.l2i();
            }
        }
        out.variables.release(mark);
    }

    private void result(String method, ClassDesc result, ClassDesc... operands) {
        call(ATOMICS, method, result, operands);
        state.stack.push(Kind.I);
    }

    /** {@code [.., memory, address, operands] -> [.., result]}. */
    private void call(ClassDesc owner, String method, ClassDesc result, ClassDesc... operands) {
        ClassDesc[] parameters = new ClassDesc[operands.length + 2];
        parameters[0] = Names.MEMORY;
        parameters[1] = CD_long;
        System.arraycopy(operands, 0, parameters, 2, operands.length);
        out.call(owner, method, result, parameters);
    }
}
