package io.zeolite.engine.gc;

import io.zeolite.engine.runtime.GuestLoader;
import java.lang.invoke.MethodType;

/** Loads the class of one layout, which goes when no type and no structure has it. */
final class StructureLoader extends GuestLoader {

    static {
        registerAsParallelCapable();
    }

    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, RuntimeType.class);

    private final StructureLayout layout;

    StructureLoader(StructureLayout layout) {
        super(StructureLayout.PACKAGE + layout.className());
        this.layout = layout;
    }

    private String name() {
        return StructureLayout.PACKAGE + layout.className();
    }

    Class<?> load() throws ClassNotFoundException {
        return loadClass(name());
    }

    StructureInstance make(RuntimeType type) {
        return (StructureInstance) construct(name(), CONSTRUCTOR, type);
    }

    @Override
    protected Class<?> findStructure(String className) throws ClassNotFoundException {
        if (!className.equals(name())) {
            return super.findStructure(className);
        }
        byte[] bytes = emit(className);
        return defineClass(className, bytes, 0, bytes.length);
    }

    @Override
    protected byte[] emit(String className) {
        return new StructureEmitter(layout).emit();
    }
}
