package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_byte;

import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.StructType;
import io.zeolite.engine.gc.StructureLayout;
import io.zeolite.format.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/** Emits instructions on structures, whose fields are fields of Java objects. */
final class StructEmitter {

    private static final MethodTypeDesc NON_NULL = MethodTypeDesc.of(CD_Object, CD_Object);
    private static final MethodTypeDesc NEW_STRUCTURE = MethodTypeDesc.of(Names.STRUCTURE);
    private static final int BYTE_MASK = 0xff;
    private static final int SHORT_MASK = 0xffff;

    private final FunctionState state;
    private final Emitter out;

    StructEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    void emit(Opcode opcode) {
        int type = state.in.index();
        int field = state.in.index2();
        switch (opcode) {
            case STRUCT_NEW -> make(type);
            case STRUCT_NEW_DEFAULT -> makeDefault(type);
            case STRUCT_GET, STRUCT_GET_S -> get(type, field);
            case STRUCT_GET_U -> {
                get(type, field);
                out.push(layout(type).fieldType(field) == CD_byte ? BYTE_MASK : SHORT_MASK);
                out.code.iand();
            }
            case STRUCT_SET -> set(type, field);
            default -> throw new AssertionError(opcode);
        }
    }

    private StructureLayout layout(int type) {
        return state.plan.runtimeType(type).layout();
    }

    /** {@code [.., fields] -> [.., structure]}. */
    private void make(int type) {
        if (state.isGathered()) {
            state.activation.getReference(Gathering.field(state.in.position()));
            state.stack.pop(state.types.structType(type).fields().size());
            state.stack.push(Kind.L);
            return;
        }
        StructType struct = state.types.structType(type);
        Kind[] kinds = Kind.of(struct.fields().stream().map(field -> field.storage().unpacked()).toList());
        Optional<MethodTypeDesc> factory = layout(type).factory();
        if (factory.isPresent()) {
            TypesClass.pushRuntimeType(out.code, state.plan, type);
            out.code.invokestatic(layout(type).classDesc(), StructureLayout.FACTORY, factory.get());
            state.stack.pop(kinds.length);
            state.stack.push(Kind.L);
            return;
        }
        int mark = out.variables.mark();
        Variable made = out.variables.allocate(Kind.L);
        begin(type);
        out.store(made);
        for (int field = kinds.length - 1; field >= 0; field--) {
            put(type, field, made);
            state.stack.pop();
        }
        out.load(made);
        state.stack.push(Kind.L);
        out.variables.release(mark);
    }

    private void makeDefault(int type) {
        begin(type);
        state.stack.push(Kind.L);
    }

    /** {@code [..] -> [.., structure]}: one whose fields are put into it before anybody sees it. */
    void begin(int type) {
        TypesClass.pushRuntimeType(out.code, state.plan, type);
        out.code.invokevirtual(Names.RUNTIME_TYPE, "newStructure", NEW_STRUCTURE);
    }

    /** {@code [.., value, structure] -> [..]}. */
    void putInto(int type, int field) {
        int mark = out.variables.mark();
        Variable made = out.variables.allocate(Kind.L);
        out.store(made);
        put(type, field, made);
        out.variables.release(mark);
    }

    /** {@code [.., structure] -> [.., value]}. */
    private void get(int type, int field) {
        cast(type, field);
        ClassDesc owner = layout(type).owner(field);
        ClassDesc fieldType = layout(type).fieldType(field);
        if (layout(type).isVector(field)) {
            out.code.dup().getfield(owner, StructureLayout.field(field), fieldType);
            out.code.dup2_x1().pop2().getfield(owner, StructureLayout.highField(field), fieldType);
        } else {
            out.code.getfield(owner, StructureLayout.field(field), fieldType);
        }
        state.stack.pop();
        state.stack.push(Kind.of(field(type, field).storage().unpacked()));
    }

    /** {@code [.., structure, value] -> [..]}. */
    private void set(int type, int field) {
        int mark = out.variables.mark();
        Variable value = out.variables.allocate(state.stack.pop());
        out.store(value);
        cast(type, field);
        Variable structure = out.variables.allocate(state.stack.pop());
        out.store(structure);
        out.load(value);
        put(type, field, structure);
        out.variables.release(mark);
    }

    /** {@code [.., value] -> [..]}: into a field of a structure that is not null. */
    private void put(int type, int field, Variable structure) {
        ClassDesc owner = layout(type).owner(field);
        ClassDesc fieldType = layout(type).fieldType(field);
        if (layout(type).isVector(field)) {
            putPart(owner, StructureLayout.highField(field), fieldType, structure);
        }
        putPart(owner, StructureLayout.field(field), fieldType, structure);
    }

    private void putPart(ClassDesc owner, String name, ClassDesc type, Variable structure) {
        out.load(structure);
        out.code.checkcast(owner);
        if (TypeKind.from(type).slotSize() == 2) {
            out.code.dup_x2().pop();
        } else {
            out.code.swap();
        }
        out.code.putfield(owner, name, type);
    }

    /** {@code [.., reference] -> [.., structure]}: of the class that has the field. */
    private void cast(int type, int field) {
        out.code.invokestatic(Names.STRUCTURE, "nonNull", NON_NULL).checkcast(layout(type).owner(field));
    }

    private FieldType field(int type, int field) {
        List<FieldType> fields = state.types.structType(type).fields();
        return fields.get(field);
    }
}
