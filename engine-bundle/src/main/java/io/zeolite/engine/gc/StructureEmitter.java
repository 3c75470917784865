package io.zeolite.engine.gc;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Emits the class of a layout:
 *
 * <pre>
 * public class SIV extends StructureInstance {
 *     public int f0; public long f1; public long h1;
 *     public SIV(RuntimeType);
 *     protected StructureInstance make(RuntimeType);
 *     public static StructureInstance of(int, long, long, RuntimeType);   // if that many parameters are possible
 *     public long bits(int field); ..                                     // own fields by index, others above
 * }
 * </pre>
 */
final class StructureEmitter {

    private static final ClassDesc STRUCTURE = ClassDesc.of(StructureInstance.class.getName());
    private static final ClassDesc TYPE = ClassDesc.of(RuntimeType.class.getName());
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, TYPE);
    private static final MethodTypeDesc GET_BITS = MethodTypeDesc.of(CD_long, CD_int);
    private static final MethodTypeDesc SET_BITS = MethodTypeDesc.of(CD_void, CD_int, CD_long);
    private static final MethodTypeDesc GET_REFERENCE = MethodTypeDesc.of(CD_Object, CD_int);
    private static final MethodTypeDesc SET_REFERENCE = MethodTypeDesc.of(CD_void, CD_int, CD_Object);
    private static final ClassDesc FLOAT = ClassDesc.of(Float.class.getName());
    private static final ClassDesc DOUBLE = ClassDesc.of(Double.class.getName());

    private final StructureLayout layout;
    private final ClassDesc self;
    private final ClassDesc superclass;

    StructureEmitter(StructureLayout layout) {
        this.layout = layout;
        this.self = layout.classDesc();
        this.superclass = layout.parent() == null ? STRUCTURE : layout.parent().classDesc();
    }

    byte[] emit() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(this::hierarchy)).build(self, type -> {
            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER).withSuperclass(superclass);
            for (int i = layout.firstOwnField(); i < layout.fieldCount(); i++) {
                type.withField(StructureLayout.field(i), layout.fieldType(i), ClassFile.ACC_PUBLIC);
                if (layout.isVector(i)) {
                    type.withField(StructureLayout.highField(i), layout.fieldType(i), ClassFile.ACC_PUBLIC);
                }
            }
            type.withMethodBody(INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).aload(1).invokespecial(superclass, INIT_NAME, CONSTRUCTOR).return_());
            type.withMethodBody("make", MethodTypeDesc.of(STRUCTURE, TYPE), ClassFile.ACC_PROTECTED, code -> code
                    .new_(self).dup().aload(1).invokespecial(self, INIT_NAME, CONSTRUCTOR).areturn());
            layout.factory().ifPresent(factory -> type.withMethodBody(StructureLayout.FACTORY, factory,
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> emitFactory(code, factory)));
            emitAccess(type);
        });
    }

    /** The verifier's types are made without loading a class: only structures and objects meet in these methods. */
    private ClassHierarchyInfo hierarchy(ClassDesc type) {
        return type.equals(self) ? ClassHierarchyInfo.ofClass(superclass) : ClassHierarchyInfo.ofClass(CD_Object);
    }

    private void emitFactory(CodeBuilder code, MethodTypeDesc factory) {
        int made = code.allocateLocal(TypeKind.REFERENCE);
        code.new_(self).dup().aload(code.parameterSlot(factory.parameterCount() - 1))
                .invokespecial(self, INIT_NAME, CONSTRUCTOR).astore(made);
        int parameter = 0;
        for (int i = 0; i < layout.fieldCount(); i++) {
            emitInitialize(code, made, i, StructureLayout.field(i), code.parameterSlot(parameter++));
            if (layout.isVector(i)) {
                emitInitialize(code, made, i, StructureLayout.highField(i), code.parameterSlot(parameter++));
            }
        }
        code.aload(made).areturn();
    }

    private void emitInitialize(CodeBuilder code, int made, int field, String name, int slot) {
        ClassDesc type = layout.fieldType(field);
        code.aload(made).loadLocal(TypeKind.from(type).asLoadable(), slot).putfield(self, name, type);
    }

    private void emitAccess(ClassBuilder type) {
        IntPredicate isNumber = i -> layout.fieldType(i) != CD_Object;
        emitMethod(type, "bits", GET_BITS, isNumber, (code, field) -> {
            code.aload(0).getfield(self, StructureLayout.field(field), layout.fieldType(field));
            toBits(code, layout.fieldType(field));
            code.lreturn();
        });
        emitMethod(type, "setBits", SET_BITS, isNumber, (code, field) -> {
            code.aload(0).lload(2);
            fromBits(code, layout.fieldType(field));
            code.putfield(self, StructureLayout.field(field), layout.fieldType(field)).return_();
        });
        emitMethod(type, "highBits", GET_BITS, layout::isVector,
                (code, field) -> code.aload(0).getfield(self, StructureLayout.highField(field), CD_long).lreturn());
        emitMethod(type, "setHighBits", SET_BITS, layout::isVector, (code, field) -> code.aload(0).lload(2)
                .putfield(self, StructureLayout.highField(field), CD_long).return_());
        emitMethod(type, "reference", GET_REFERENCE, isNumber.negate(),
                (code, field) -> code.aload(0).getfield(self, StructureLayout.field(field), CD_Object).areturn());
        emitMethod(type, "setReference", SET_REFERENCE, isNumber.negate(), (code, field) -> code.aload(0).aload(2)
                .putfield(self, StructureLayout.field(field), CD_Object).return_());
    }

    /** Emits a method that does something to the own field whose index it is given, and leaves others to the superclass. */
    private void emitMethod(ClassBuilder type, String name, MethodTypeDesc descriptor, IntPredicate applies,
            ObjIntConsumer<CodeBuilder> onField) {
        int[] fields = IntStream.range(layout.firstOwnField(), layout.fieldCount()).filter(applies).toArray();
        if (fields.length == 0) {
            return;
        }
        type.withMethodBody(name, descriptor, ClassFile.ACC_PUBLIC, code -> {
            Label others = code.newLabel();
            List<SwitchCase> cases = new ArrayList<>();
            for (int field : fields) {
                cases.add(SwitchCase.of(field, code.newLabel()));
            }
            code.iload(1).lookupswitch(others, cases);
            for (SwitchCase chosen : cases) {
                code.labelBinding(chosen.target());
                onField.accept(code, chosen.caseValue());
            }
            code.labelBinding(others).aload(0).iload(1);
            if (descriptor.parameterCount() > 1) {
                code.loadLocal(TypeKind.from(descriptor.parameterType(1)), 2);
            }
            code.invokespecial(superclass, name, descriptor).return_(TypeKind.from(descriptor.returnType()));
        });
    }

    private static void toBits(CodeBuilder code, ClassDesc type) {
        switch (TypeKind.from(type)) {
            case FLOAT -> code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float)).i2l();
            case DOUBLE -> code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
            case LONG -> {
            }
            default -> code.i2l();
        }
    }

    private static void fromBits(CodeBuilder code, ClassDesc type) {
        switch (TypeKind.from(type)) {
            case FLOAT -> code.l2i().invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
            case DOUBLE -> code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
            case LONG -> {
            }
            default -> code.l2i();
        }
    }
}
