package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Emits one class for each function of a host module:
 *
 * <pre>
 * public final class F extends S {
 *     static final MethodHandle TARGET = (MethodHandle) HostLoader.target(F.class, index);
 *     static R name$index(P..., Instance caller);   // TARGET.invokeExact(caller, P...)
 *     public R call(P..., Instance caller);         // checks that the module is open, then name$index; tells listeners
 * }
 * </pre>
 *
 * The static method is what stack traces show; the constant target lets HotSpot inline the host function into guests.
 */
public final class HostLoader extends GuestLoader {

    static final MethodType CONSTRUCTOR_TYPE =
            MethodType.methodType(void.class, Instance.class, FunctionDefinition.class,
                    DefinedType.class);

    private static final String FUNCTION_PREFIX = "F";
    private static final String TARGET = "TARGET";
    private static final int PUBLIC = ClassFile.ACC_PUBLIC;
    private static final int STATIC = ClassFile.ACC_STATIC;
    private static final ClassDesc INSTANCE = desc(Instance.class);
    private static final ClassDesc HOST_LOADER = desc(HostLoader.class);
    private static final ClassDesc RAW_CALL = desc(RawCall.class);
    private static final MethodTypeDesc RAW_CALL_TYPE =
            MethodTypeDesc.of(CD_void, desc(HostFunction.class), SlotAccess.SLOTS,
                    INSTANCE, CD_int);
    private static final MethodTypeDesc CONSTRUCTOR = CONSTRUCTOR_TYPE.describeConstable().orElseThrow();

    private final String packageName;
    private final List<HostEntry> entries;
    private final ModuleListeners listeners;

    HostLoader(ValidModule module, List<HostEntry> entries) {
        super(FrameNames.loader(module.id()));
        this.packageName = "zeolite.h" + module.id() + ".";
        this.entries = entries;
        this.listeners = module.listeners();
    }

    String functionClass(int index) {
        return packageName + FUNCTION_PREFIX + index;
    }

    /** {@return what an emitted class executes; the class asks for it when it is initialised} */
    public static Object target(Class<?> emitted, int index) {
        return switch (((HostLoader) emitted.getClassLoader()).entries.get(index).target()) {
            case HostEntry.Typed typed -> typed.handle();
            case HostEntry.Raw raw -> raw.function();
        };
    }

    @Override
    protected byte[] emit(String className) throws ClassNotFoundException {
        if (!className.startsWith(packageName + FUNCTION_PREFIX)) {
            throw new ClassNotFoundException(className);
        }
        int index = Integer.parseInt(className.substring(packageName.length() + FUNCTION_PREFIX.length()));
        HostEntry entry = entries.get(index);
        Shape shape = Shape.of(entry.type());
        ClassDesc self = ClassDesc.of(className);
        ClassDesc targetClass = entry.target() instanceof HostEntry.Typed ? CD_MethodHandle : desc(HostFunction.class);
        String body = FrameNames.method(entry.name(), index);
        return SignatureEmitter.CLASS_FILE.build(self, type -> {
            type.withFlags(PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(shape.signatureClass());
            type.withField(TARGET, targetClass, STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
            type.withMethodBody(CLASS_INIT_NAME, MethodTypeDesc.of(CD_void), STATIC,
                    code -> code.loadConstant(self).loadConstant(index)
                            .invokestatic(HOST_LOADER, "target", MethodTypeDesc.of(CD_Object, CD_Class, CD_int))
                            .checkcast(targetClass).putstatic(self, TARGET, targetClass).return_());
            type.withMethodBody(INIT_NAME, CONSTRUCTOR, PUBLIC, code -> code.aload(0).aload(1).aload(2).aload(3)
                    .invokespecial(shape.signatureClass(), INIT_NAME, CONSTRUCTOR).return_());
            type.withMethodBody(body, shape.callType(), STATIC, code -> emitBody(code, self, entry, shape));
            type.withMethodBody(Shape.CALL, shape.callType(), PUBLIC, code -> {
                pushInstance(code);
                code.invokevirtual(INSTANCE, "checkOpen", MethodTypeDesc.of(CD_void));
                if (listeners.observe(index)) {
                    ListenerEmitter.emit(code, shape, index, HostLoader::pushInstance,
                            call -> call.invokestatic(self, body, shape.callType()), false);
                    return;
                }
                for (int parameter = 0; parameter < shape.callType().parameterCount(); parameter++) {
                    code.loadLocal(TypeKind.from(shape.callType().parameterType(parameter)),
                            code.parameterSlot(parameter));
                }
                code.invokestatic(self, body, shape.callType());
                code.return_(TypeKind.from(shape.callType().returnType()));
            });
        });
    }

    private static void pushInstance(CodeBuilder code) {
        code.aload(0).getfield(desc(FunctionInstance.class), "instance", INSTANCE);
    }

    private static void emitBody(CodeBuilder code, ClassDesc self, HostEntry entry, Shape shape) {
        int caller = code.parameterSlot(shape.callType().parameterCount() - 1);
        switch (entry.target()) {
            case HostEntry.Typed typed -> {
                code.getstatic(self, TARGET, CD_MethodHandle).aload(caller);
                for (int parameter = 0; parameter < shape.callType().parameterCount() - 1; parameter++) {
                    code.loadLocal(TypeKind.from(shape.callType().parameterType(parameter)),
                            code.parameterSlot(parameter));
                }
                code.invokevirtual(CD_MethodHandle, "invokeExact",
                        typed.handle().type().describeConstable().orElseThrow());
            }
            case HostEntry.Raw _ -> emitRaw(code, self, shape, caller);
        }
        code.return_(TypeKind.from(shape.callType().returnType()));
    }

    private static void emitRaw(CodeBuilder code, ClassDesc self, Shape shape, int caller) {
        FunctionType type = shape.type();
        int slots = code.allocateLocal(TypeKind.REFERENCE);
        List<ValueType> all = Stream.concat(type.parameters().stream(), type.results().stream()).toList();
        SlotAccess.create(code, Math.max(type.parameterSlots(), type.resultSlots()), all);
        code.astore(slots);
        SlotAccess.setParameters(code, slots, shape);
        code.getstatic(self, TARGET, desc(HostFunction.class)).aload(slots).aload(caller)
                .loadConstant(type.resultSlots())
                .invokestatic(RAW_CALL, "call", RAW_CALL_TYPE);
        if (!type.results().isEmpty()) {
            ValueType first = type.results().getFirst();
            SlotAccess.get(code, slots, 0, first == VectorType.V128 ? NumberType.I64 : first);
        }
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
