package io.zeolite.engine.interpreter;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the adapters of a shape:
 *
 * <pre>
 * public final class FunctionS extends S {
 *     public R call(P..., Instance caller);   // sets a machine's slots, and executes
 * }
 *
 * public final class OutCallS extends OutCall {
 *     public void call(FunctionInstance function, long[] stack, Object[] references, int base, Instance caller);
 * }
 * </pre>
 */
final class AdapterEmitter {

    /** As many results are taken one by one; a method for any number would be larger than the virtual machine compiles. */
    private static final int MOST_UNROLLED = 64;
    private static final int PUBLIC = ClassFile.ACC_PUBLIC;
    private static final ClassDesc MACHINE = desc(Machine.class);
    private static final ClassDesc FUNCTION = desc(FunctionInstance.class);
    private static final ClassDesc INSTANCE = desc(Instance.class);
    private static final ClassDesc OUT_CALL = desc(OutCall.class);
    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(CD_void);

    private final ClassDesc self;
    private final Shape shape;
    private final FunctionType type;

    AdapterEmitter(String className, Shape shape) {
        this.self = ClassDesc.of(className);
        this.shape = shape;
        this.type = shape.type();
    }

    byte[] emitFunction() {
        MethodTypeDesc constructor = AdapterLoader.FUNCTION_CONSTRUCTOR.describeConstable().orElseThrow();
        return ClassFile.of().build(self, builder -> {
            builder.withFlags(PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withSuperclass(shape.signatureClass());
            builder.withMethodBody(INIT_NAME, constructor, PUBLIC, code -> code.aload(0).aload(1).aload(2).aload(3)
                    .invokespecial(shape.signatureClass(), INIT_NAME, constructor).return_());
            builder.withMethodBody(Shape.CALL, shape.callType(), PUBLIC, this::emitEntry);
        });
    }

    private void emitEntry(CodeBuilder code) {
        int machine = code.allocateLocal(TypeKind.REFERENCE);
        int stack = code.allocateLocal(TypeKind.REFERENCE);
        int caller = code.parameterSlot(shape.callType().parameterCount() - 1);
        code.aload(0).loadConstant(Math.max(1, Math.max(type.parameterSlots(), type.resultSlots())))
                .invokestatic(MACHINE, "acquire", MethodTypeDesc.of(MACHINE, FUNCTION, CD_int)).astore(machine);
        if (shape.packed()) {
            code.aload(machine).aload(1).aload(2).aload(0)
                    .invokevirtual(MACHINE, "setParameters", MethodTypeDesc.of(CD_void, LONGS, OBJECTS, FUNCTION));
        } else {
            code.aload(machine).invokevirtual(MACHINE, "slots", MethodTypeDesc.of(LONGS)).astore(stack);
            List<ValueType> carriers = halved(type.parameters());
            for (int slot = 0; slot < carriers.size(); slot++) {
                TypeKind kind = TypeKind.from(Shape.carrier(carriers.get(slot)));
                if (kind == TypeKind.REFERENCE) {
                    code.aload(machine).loadConstant(slot).aload(code.parameterSlot(slot))
                            .invokevirtual(MACHINE, "setReference", MethodTypeDesc.of(CD_void, CD_int, CD_Object));
                } else {
                    code.aload(stack).loadConstant(slot).loadLocal(kind, code.parameterSlot(slot));
                    toSlot(code, carriers.get(slot));
                    code.lastore();
                }
            }
        }
        ValueType first = type.results().isEmpty() ? NumberType.I64 : halved(type.results()).getFirst();
        boolean reference = first instanceof ReferenceType;
        code.aload(machine).aload(0).aload(caller).invokevirtual(MACHINE, reference ? "callForReference" : "call",
                MethodTypeDesc.of(reference ? CD_Object : CD_long, FUNCTION, INSTANCE));
        if (type.results().isEmpty()) {
            code.pop2().return_();
        } else {
            fromSlot(code, first);
            code.return_(TypeKind.from(shape.callType().returnType()));
        }
    }

    byte[] emitOutCall() {
        return ClassFile.of().build(self, builder -> {
            builder.withFlags(PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(OUT_CALL);
            builder.withMethodBody(INIT_NAME, NO_ARGUMENTS, PUBLIC,
                    code -> code.aload(0).invokespecial(OUT_CALL, INIT_NAME, NO_ARGUMENTS).return_());
            builder.withMethodBody(Shape.CALL, MethodTypeDesc.of(CD_void, FUNCTION, LONGS, OBJECTS, CD_int, INSTANCE),
                    PUBLIC,
                    this::emitExit);
        });
    }

    private void emitExit(CodeBuilder code) {
        int function = 1;
        int caller = 5;
        code.aload(function).checkcast(shape.signatureClass());
        if (shape.packed()) {
            emitPacked(code);
        } else {
            List<ValueType> carriers = halved(type.parameters());
            for (int slot = 0; slot < carriers.size(); slot++) {
                load(code, slot, carriers.get(slot));
            }
        }
        code.aload(caller).invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType());
        List<ValueType> results = halved(type.results());
        if (!results.isEmpty()) {
            storeFirst(code, results.getFirst());
        }
        if (results.size() > MOST_UNROLLED) {
            code.aload(function).aload(2).aload(3).iload(4).aload(caller)
                    .invokestatic(OUT_CALL, "takeOthers",
                            MethodTypeDesc.of(CD_void, FUNCTION, LONGS, OBJECTS, CD_int, INSTANCE));
        } else {
            for (int slot = 1; slot < results.size(); slot++) {
                storeOther(code, slot, results.get(slot));
            }
        }
        code.return_();
    }

    /** {@code [] -> [value]}. */
    private static void load(CodeBuilder code, int slot, ValueType valueType) {
        boolean reference = valueType instanceof ReferenceType;
        pushPlace(code, slot, reference);
        if (reference) {
            code.aaload();
        } else {
            code.laload();
            fromSlot(code, valueType);
        }
    }

    /** {@code [] -> [array, index]}. */
    private static void pushPlace(CodeBuilder code, int slot, boolean reference) {
        code.aload(reference ? 3 : 2).iload(4).loadConstant(slot).iadd();
    }

    /** {@code [] -> [bits, references]}. */
    private void emitPacked(CodeBuilder code) {
        code.aload(2).iload(4).loadConstant(type.parameterSlots()).invokestatic(OUT_CALL, "bits",
                MethodTypeDesc.of(LONGS, LONGS, CD_int, CD_int));
        code.aload(3).iload(4).loadConstant(type.parameterSlots()).invokestatic(OUT_CALL, "references",
                MethodTypeDesc.of(OBJECTS, OBJECTS, CD_int, CD_int));
    }

    /** {@code [value] -> []}. */
    private static void storeFirst(CodeBuilder code, ValueType result) {
        TypeKind kind = TypeKind.from(Shape.carrier(result));
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        pushPlace(code, 0, kind == TypeKind.REFERENCE);
        code.loadLocal(kind, value);
        if (kind == TypeKind.REFERENCE) {
            code.aastore();
        } else {
            toSlot(code, result);
            code.lastore();
        }
    }

    private static void storeOther(CodeBuilder code, int slot, ValueType result) {
        boolean reference = result instanceof ReferenceType;
        pushPlace(code, slot, reference);
        code.aload(5).getfield(INSTANCE, reference ? "resultReferences" : "resultBits", reference ? OBJECTS : LONGS)
                .loadConstant(slot);
        if (reference) {
            code.aaload().aastore();
        } else {
            code.laload();
            if (SlotKind.of(result) == SlotKind.NUMBER_32) {
                code.l2i().i2l();
            }
            code.lastore();
        }
    }

    /** {@code [value] -> [bits]}. */
    private static void toSlot(CodeBuilder code, ValueType valueType) {
        switch (valueType) {
            case NumberType.I32 -> code.i2l();
            case NumberType.F32 ->
                    code.invokestatic(desc(Float.class), "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float))
                            .i2l();
            case NumberType.F64 -> code.invokestatic(desc(Double.class), "doubleToRawLongBits",
                    MethodTypeDesc.of(CD_long, CD_double));
            case NumberType.I64, VectorType.V128 -> {
            }
            case ReferenceType _ -> {
            }
        }
    }

    /** {@code [bits] -> [value]}. */
    private static void fromSlot(CodeBuilder code, ValueType valueType) {
        switch (valueType) {
            case NumberType.I32 -> code.l2i();
            case NumberType.F32 -> code.l2i().invokestatic(desc(Float.class), "intBitsToFloat",
                    MethodTypeDesc.of(CD_float, CD_int));
            case NumberType.F64 -> code.invokestatic(desc(Double.class), "longBitsToDouble",
                    MethodTypeDesc.of(CD_double, CD_long));
            case NumberType.I64, VectorType.V128 -> {
            }
            case ReferenceType _ -> {
            }
        }
    }

    /** {@return the types with an i64 for each half of a v128} */
    private static List<ValueType> halved(List<ValueType> types) {
        List<ValueType> halved = new ArrayList<>();
        for (ValueType valueType : types) {
            if (valueType == VectorType.V128) {
                halved.add(NumberType.I64);
            }
            halved.add(valueType == VectorType.V128 ? NumberType.I64 : valueType);
        }
        return halved;
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
