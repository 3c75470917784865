package io.zeolite.engine.compiler;

import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/** Makes the bytes of classes. */
final class EmittedClass {

    static final int PUBLIC_FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;
    static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private static final String SIGNATURES = Shape.PACKAGE.substring(0, Shape.PACKAGE.length() - 1);

    private static final ClassHierarchyResolver EMITTED = EmittedClass::hierarchyOfEmitted;

    /**
     * Superclasses are looked up through the engine's class loader: the default, the system's, sees no engine in an OSGi
     * framework.
     */
    private static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            EMITTED.orElse(ClassHierarchyResolver.ofClassLoading(MethodHandles.lookup()))));

    private EmittedClass() {
    }

    private static ClassHierarchyInfo hierarchyOfEmitted(ClassDesc type) {
        if (type.packageName().equals(SIGNATURES)) {
            return ClassHierarchyInfo.ofClass(Names.FUNCTION);
        }
        return type.displayName().equals(ModulePlan.MODULE) ? ClassHierarchyInfo.ofClass(Names.INSTANCE) : null;
    }

    /** {@return the bytes of a public final class of the module} */
    static byte[] of(ModulePlan plan, ClassDesc name, ClassDesc superclass, Consumer<ClassBuilder> members) {
        String source = plan.module().name();
        return CLASS_FILE.build(name, type -> {
            type.withFlags(PUBLIC_FINAL | ClassFile.ACC_SUPER).withSuperclass(superclass);
            if (!source.isEmpty()) {
                type.with(SourceFileAttribute.of(source));
            }
            members.accept(type);
        });
    }
}
