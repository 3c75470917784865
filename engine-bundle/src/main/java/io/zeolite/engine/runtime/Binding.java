package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.api.Exported;
import io.zeolite.api.WasmFunction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Implements interfaces by the exports of an instance: a hidden class whose methods invoke constant handles, so that
 * calls through the interface can be inlined.
 */
final class Binding {

    private static final DirectMethodHandleDesc CLASS_DATA_AT = ConstantDescs.ofConstantBootstrap(
            ClassDesc.of(MethodHandles.class.getName()), "classDataAt", CD_Object, ConstantDescs.CD_int);

    private Binding() {
    }

    /** Implements a public interface, in a loader that sees no more than the interface does. */
    static <T> T bind(EngineInstance instance, Class<T> type) {
        if (!Modifier.isPublic(type.getModifiers()) || !type.getModule().isExported(type.getPackageName())) {
            throw new IllegalArgumentException(type.getName() + " is not a public interface in an exported package");
        }
        return bind(instance, new BindingLoader(type.getClassLoader()).lookup(), type);
    }

    static <T> T bind(EngineInstance instance, MethodHandles.Lookup lookup, Class<T> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is not an interface");
        }
        List<Method> methods = new ArrayList<>();
        List<MethodHandle> handles = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                methods.add(method);
                handles.add(handle(instance, method));
            }
        }
        byte[] bytes = emit(lookup.lookupClass().getPackageName(), type, methods);
        try {
            MethodHandles.Lookup hidden = lookup.defineHiddenClassWithClassData(bytes, handles, true);
            return type.cast(hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke());
        } catch (IllegalAccessException | LinkageError e) {
            throw new IllegalArgumentException(type.getName() + " is not accessible to " + lookup, e);
        } catch (Throwable e) {
            throw Boundary.rethrow(e);
        }
    }

    private static MethodHandle handle(EngineInstance instance, Method method) {
        Exported exported = method.getAnnotation(Exported.class);
        String name = exported == null || exported.value().isEmpty() ? method.getName() : exported.value();
        WasmFunction function = instance.function(name);
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        if (!function.type().methodType().equals(type)) {
            throw new IllegalArgumentException("%s.%s has the type %s, but function \"%s\" has %s".formatted(
                    method.getDeclaringClass().getName(), method.getName(), type, name, function.type()));
        }
        return function.handle();
    }

    private static byte[] emit(String packageName, Class<?> type, List<Method> methods) {
        ClassDesc self = ClassDesc.of(packageName, type.getSimpleName() + "Binding");
        return SignatureEmitter.CLASS_FILE.build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(desc(type));
            builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void), ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MethodTypeDesc.of(CD_void)).return_());
            for (int index = 0; index < methods.size(); index++) {
                emit(builder, methods.get(index), index);
            }
        });
    }

    private static void emit(ClassBuilder builder, Method method, int index) {
        MethodTypeDesc type = MethodTypeDesc.of(desc(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(Binding::desc).toList());
        builder.withMethodBody(method.getName(), type, ClassFile.ACC_PUBLIC, code -> {
            code.loadConstant(
                    DynamicConstantDesc.ofNamed(CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, CD_MethodHandle, index));
            for (int parameter = 0; parameter < type.parameterCount(); parameter++) {
                code.loadLocal(TypeKind.from(type.parameterType(parameter)), code.parameterSlot(parameter));
            }
            code.invokevirtual(CD_MethodHandle, "invokeExact", type).return_(TypeKind.from(type.returnType()));
        });
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
