package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.V128;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Emits the signature class of a shape:
 *
 * <pre>
 * public abstract class S extends FunctionInstance {
 *     public abstract R call(P..., Instance caller);
 *     protected void invoke(Slots slots);   // unpacks, calls, packs
 *     public Instance continueTail(Instance from);   // calls with arguments that lie there
 *     public R enter(P...);                 // the boundary, then call; several results come in new Slots
 * }
 * </pre>
 */
final class SignatureEmitter {

    /** The class files' options: superclasses are looked up through the engine's class loader. */
    static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver
            .ofClassLoading(MethodHandles.lookup()).orElse(ClassHierarchyResolver.defaultResolver())));

    static final String ENTER = "enter";
    static final String INVOKE = "invoke";

    private static final ClassDesc FUNCTION = desc(FunctionInstance.class);
    private static final ClassDesc INSTANCE = desc(Instance.class);
    private static final ClassDesc BOUNDARY = desc(Boundary.class);
    private static final ClassDesc SLOTS = SlotAccess.SLOTS;
    private static final ClassDesc VECTOR = desc(V128.class);
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(CD_void, INSTANCE, desc(FunctionDefinition.class),
                    desc(DefinedType.class));
    private static final MethodTypeDesc UNPACK_BITS = MethodTypeDesc.of(CD_long.arrayType(), SLOTS, CD_int);
    private static final MethodTypeDesc UNPACK_REFERENCES = MethodTypeDesc.of(CD_Object.arrayType(), SLOTS, CD_int);
    /** As many results are taken one by one; a method for any number would be larger than the virtual machine compiles. */
    private static final int MOST_UNROLLED = 64;
    private static final MethodTypeDesc COLLECT = MethodTypeDesc.of(CD_void, FUNCTION, SLOTS);
    private static final MethodTypeDesc FAIL = MethodTypeDesc.of(desc(RuntimeException.class), FUNCTION, CD_boolean,
            CD_Throwable);
    private static final int PUBLIC = ClassFile.ACC_PUBLIC;

    private final Shape shape;
    private final List<ValueType> parameters;
    private final List<ValueType> results;

    SignatureEmitter(Shape shape) {
        this.shape = shape;
        this.parameters = shape.type().parameters();
        this.results = shape.type().results();
    }

    byte[] emit() {
        return CLASS_FILE.build(shape.signatureClass(), type -> {
            type.withFlags(PUBLIC | ClassFile.ACC_ABSTRACT | ClassFile.ACC_SUPER).withSuperclass(FUNCTION);
            type.withMethodBody(INIT_NAME, CONSTRUCTOR, PUBLIC, code -> code.aload(0).aload(1).aload(2).aload(3)
                    .invokespecial(FUNCTION, INIT_NAME, CONSTRUCTOR).return_());
            type.withMethod(Shape.CALL, shape.callType(), PUBLIC | ClassFile.ACC_ABSTRACT, _ -> {
            });
            type.withMethodBody(TailCall.CONTINUE, TailCall.CONTINUE_TYPE, PUBLIC, this::emitContinue);
            type.withMethodBody(INVOKE, MethodTypeDesc.of(CD_void, SLOTS), PUBLIC, this::emitInvoke);
            if (!shape.packed()) {
                MethodTypeDesc enter = shape.type().methodType().describeConstable().orElseThrow();
                type.withMethodBody(ENTER, enter, PUBLIC, this::emitEnter);
            }
        });
    }

    private void emitInvoke(CodeBuilder code) {
        int slots = 1;
        code.aload(0);
        if (shape.packed()) {
            code.aload(slots).loadConstant(shape.type().parameterSlots()).invokestatic(BOUNDARY, "bits", UNPACK_BITS);
            code.aload(slots).loadConstant(shape.type().parameterSlots()).invokestatic(BOUNDARY, "references",
                    UNPACK_REFERENCES);
        } else {
            pushFromSlots(code, slots);
        }
        pushInstance(code);
        code.invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType());
        pack(code, slots);
        code.return_();
    }

    /** An ordinary call, which gives its results to the caller. */
    private void emitContinue(CodeBuilder code) {
        TailCall.emitContinue(code, shape, callee -> callee.aload(0),
                call -> call.aload(1).invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType()),
                place -> place.aload(1));
        code.areturn();
    }

    private void pushFromSlots(CodeBuilder code, int slots) {
        int slot = 0;
        for (ValueType parameter : parameters) {
            SlotAccess.get(code, slots, slot, parameter);
            slot += parameter.slots();
        }
    }

    /** {@code [first result] -> []}: sets the slots to all results. */
    private void pack(CodeBuilder code, int slots) {
        if (results.isEmpty()) {
            return;
        }
        TypeKind firstKind = TypeKind.from(Shape.carrier(results.getFirst()));
        int first = code.allocateLocal(firstKind);
        code.storeLocal(firstKind, first);
        if (shape.type().resultSlots() > MOST_UNROLLED) {
            code.aload(slots).loadConstant(0).loadLocal(firstKind, first);
            SlotAccess.setPushed(code, results.getFirst() == VectorType.V128 ? NumberType.I64 : results.getFirst());
            code.aload(0).aload(slots).invokestatic(BOUNDARY, "collectOthers", COLLECT);
            return;
        }
        int slot = 0;
        for (ValueType result : results) {
            code.aload(slots).loadConstant(slot);
            if (slot == 0) {
                code.loadLocal(firstKind, first);
                SlotAccess.setPushed(code, result == VectorType.V128 ? NumberType.I64 : result);
            } else {
                packOther(code, slot, result);
            }
            if (result == VectorType.V128) {
                code.aload(slots).loadConstant(slot + 1);
                packOther(code, slot + 1, NumberType.I64);
            }
            slot += result.slots();
        }
    }

    private void packOther(CodeBuilder code, int slot, ValueType result) {
        pushInstance(code);
        if (result instanceof ReferenceType) {
            code.getfield(INSTANCE, "resultReferences", CD_Object.arrayType()).loadConstant(slot).aaload();
            SlotAccess.setPushed(code, result);
        } else {
            code.getfield(INSTANCE, "resultBits", CD_long.arrayType()).loadConstant(slot).laload();
            SlotAccess.setPushed(code, NumberType.I64);
        }
    }

    private void emitEnter(CodeBuilder code) {
        int outermost = code.allocateLocal(TypeKind.INT);
        pushInstance(code);
        code.invokevirtual(INSTANCE, "enter", MethodTypeDesc.of(CD_boolean)).istore(outermost);
        Label start = code.newBoundLabel();
        code.aload(0);
        pushParameters(code);
        pushInstance(code);
        code.invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType());
        TypeKind kind = collectResult(code);
        int result = code.allocateLocal(kind == TypeKind.VOID ? TypeKind.INT : kind);
        if (kind != TypeKind.VOID) {
            code.storeLocal(kind, result);
        }
        Label end = code.newBoundLabel();
        pushInstance(code);
        code.iload(outermost).invokevirtual(INSTANCE, "leave", MethodTypeDesc.of(CD_void, CD_boolean));
        if (kind != TypeKind.VOID) {
            code.loadLocal(kind, result);
        }
        code.return_(kind);
        Label handler = code.newBoundLabel();
        int thrown = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(thrown).aload(0).iload(outermost).aload(thrown).invokestatic(BOUNDARY, "fail", FAIL).athrow();
        code.exceptionCatchAll(start, end, handler);
    }

    private void pushParameters(CodeBuilder code) {
        for (int i = 0; i < parameters.size(); i++) {
            ValueType parameter = parameters.get(i);
            int local = code.parameterSlot(i);
            if (parameter == VectorType.V128) {
                code.aload(local).invokevirtual(VECTOR, "low", MethodTypeDesc.of(CD_long));
                code.aload(local).invokevirtual(VECTOR, "high", MethodTypeDesc.of(CD_long));
            } else {
                code.loadLocal(TypeKind.from(Shape.carrier(parameter)), local);
            }
        }
    }

    /** {@code [first result] -> [result as the handle's type returns it]}. */
    private TypeKind collectResult(CodeBuilder code) {
        if (results.size() > 1) {
            TypeKind firstKind = TypeKind.from(Shape.carrier(results.getFirst()));
            int first = code.allocateLocal(firstKind);
            int slots = code.allocateLocal(TypeKind.REFERENCE);
            code.storeLocal(firstKind, first);
            SlotAccess.create(code, shape.type().resultSlots(), results);
            code.astore(slots);
            code.loadLocal(firstKind, first);
            pack(code, slots);
            code.aload(slots);
            return TypeKind.REFERENCE;
        }
        if (results.isEmpty()) {
            return TypeKind.VOID;
        }
        if (results.getFirst() == VectorType.V128) {
            pushInstance(code);
            code.invokestatic(BOUNDARY, "vector", MethodTypeDesc.of(VECTOR, CD_long, INSTANCE));
            return TypeKind.REFERENCE;
        }
        return TypeKind.from(Shape.carrier(results.getFirst()));
    }

    private void pushInstance(CodeBuilder code) {
        code.aload(0).getfield(FUNCTION, "instance", INSTANCE);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
