package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.api.Slots;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits accesses of {@link Slots} that lie in a local variable. */
final class SlotAccess {

    static final ClassDesc SLOTS = ClassDesc.of(Slots.class.getName());

    private static final ClassDesc RAW_CALL = ClassDesc.of(RawCall.class.getName());
    private static final MethodTypeDesc UNPACK = MethodTypeDesc.of(CD_void, CD_long.arrayType(), CD_Object.arrayType(),
            SLOTS);

    private SlotAccess() {
    }

    /** {@code [] -> [slots]}: new slots of a size, with room for references if one of the types needs it. */
    static void create(CodeBuilder code, int size, List<ValueType> types) {
        boolean references = types.stream().anyMatch(ReferenceType.class::isInstance);
        code.loadConstant(size)
                .invokestatic(SLOTS, references ? "withReferences" : "ofSize", MethodTypeDesc.of(SLOTS, CD_int));
    }

    /** {@code [] -> [value]}: the value in a slot; a v128 gives its halves. */
    static void get(CodeBuilder code, int slots, int slot, ValueType type) {
        code.aload(slots).loadConstant(slot)
                .invokevirtual(SLOTS, "get" + accessor(type), MethodTypeDesc.of(Shape.carrier(type), CD_int));
        if (type == VectorType.V128) {
            get(code, slots, slot + 1, NumberType.I64);
        }
    }

    /** Sets a slot to what lies in a local variable; a v128 takes two. */
    static void set(CodeBuilder code, int slots, int slot, ValueType type, int local) {
        ClassDesc carrier = Shape.carrier(type);
        code.aload(slots).loadConstant(slot).loadLocal(TypeKind.from(carrier), local);
        setPushed(code, type);
        if (type == VectorType.V128) {
            set(code, slots, slot + 1, NumberType.I64, local + 2);
        }
    }

    /** {@code [slots, slot, value] -> []}. */
    static void setPushed(CodeBuilder code, ValueType type) {
        code.invokevirtual(SLOTS, "set" + accessor(type), MethodTypeDesc.of(CD_void, CD_int, Shape.carrier(type)));
    }

    /** Sets slots to the parameters of a method, which has those of a shape. */
    static void setParameters(CodeBuilder code, int slots, Shape shape) {
        if (shape.packed()) {
            code.aload(code.parameterSlot(0)).aload(code.parameterSlot(1)).aload(slots).invokestatic(RAW_CALL, "unpack",
                    UNPACK);
            return;
        }
        int slot = 0;
        for (ValueType parameter : shape.type().parameters()) {
            set(code, slots, slot, parameter, code.parameterSlot(slot));
            slot += parameter.slots();
        }
    }

    private static String accessor(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> "Int";
            case NumberType.I64, VectorType.V128 -> "Long";
            case NumberType.F32 -> "Float";
            case NumberType.F64 -> "Double";
            case ReferenceType _ -> "Reference";
        };
    }
}
