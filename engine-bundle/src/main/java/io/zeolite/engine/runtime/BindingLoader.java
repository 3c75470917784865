package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/** Gives a package of its own, next to a public interface, in which the interface can be implemented. */
final class BindingLoader extends ClassLoader {

    private static final String ANCHOR = "zeolite.binding.Anchor";

    BindingLoader(ClassLoader parent) {
        super(parent);
    }

    MethodHandles.Lookup lookup() {
        ClassDesc methodHandles = ClassDesc.of(MethodHandles.class.getName());
        byte[] bytes = ClassFile.of().build(ClassDesc.of(ANCHOR),
                type -> type.withFlags(ClassFile.ACC_PUBLIC).withMethodBody(
                        "lookup", MethodTypeDesc.of(CD_MethodHandles_Lookup),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> code.invokestatic(methodHandles, "lookup", MethodTypeDesc.of(CD_MethodHandles_Lookup))
                                .areturn()));
        Class<?> anchor = defineClass(ANCHOR, bytes, 0, bytes.length);
        try {
            return (MethodHandles.Lookup) anchor.getMethod("lookup").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
