package io.zeolite.engine.runtime;

import io.zeolite.engine.gc.StructureLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Loads classes that are emitted when they are first needed. Emitted classes are ordinary ones, not hidden, so that
 * they can name each other, be linked lazily by the virtual machine, and be seen in stack traces and by profilers; all
 * classes of a loader go when nothing refers to it.
 */
public abstract class GuestLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String[] REACHED_BY_EMITTED_CODE = {"io.zeolite.engine.runtime", "io.zeolite.engine.numeric",
        "io.zeolite.engine.numeric.vector", "io.zeolite.engine.gc"};

    /** The platform's Vector API, which the loader of a bundle in a framework does not find. */
    private static final String VECTOR_API = "jdk.incubator.vector.";

    private final Interruption interruption = new Interruption();

    /** Makes a loader, whose classes may name the packages that emitted code needs. */
    @SuppressWarnings("this-escape")
    protected GuestLoader(String name) {
        super(name, GuestLoader.class.getClassLoader());
        Module engine = GuestLoader.class.getModule();
        if (engine.isNamed()) {
            for (String reached : REACHED_BY_EMITTED_CODE) {
                engine.addExports(reached, getUnnamedModule());
            }
        }
    }

    /**
     * {@return the bytes of a class}
     *
     * @throws ClassNotFoundException if this loader has no such class
     */
    protected abstract byte[] emit(String className) throws ClassNotFoundException;

    /** {@return the module whose functions' bodies the loader has; null if it has none, or those of the host} */
    protected ValidModule module() {
        return null;
    }

    final Interruption interruption() {
        return interruption;
    }

    /** {@return the position in the module's bytes of line 1 of a method that is a function's body} */
    protected int firstLine(int function) {
        return 0;
    }

    /** {@return whether a function of the module may end in a tail call while its frame is still there} */
    protected boolean endsInTailCalls(int function) {
        return false;
    }

    /** {@return the function whose body, or a part of it, a method of the loader's classes is; -1 if it is none} */
    final int activeFunction(String methodName) {
        int dollar = methodName.lastIndexOf('$');
        if (dollar < 0 || module() == null) {
            return -1;
        }
        int part = methodName.indexOf(FrameNames.PART, dollar);
        int end = part < 0 ? methodName.length() : part;
        int function = Integer.parseInt(methodName, dollar + 1, end, 10);
        return function < module().types().importedFunctionCount() ? -1 : function;
    }
    /** Is told that a class has been made of its bytes, which are not asked for again. */
    protected void defined(String className) {}

    @Override
    protected final Class<?> findClass(String className) throws ClassNotFoundException {
        if (className.startsWith(Shape.PACKAGE)) {
            return findSignature(className);
        }
        if (className.startsWith(StructureLayout.PACKAGE)) {
            return findStructure(className);
        }
        if (className.startsWith(VECTOR_API)) {
            return getPlatformClassLoader().loadClass(className);
        }
        byte[] bytes = emit(className);
        Class<?> type = defineClass(className, bytes, 0, bytes.length);
        defined(className);
        return type;
    }

    /**
     * {@return a new object of a class of this loader}
     *
     * @param constructor the exact type of its public constructor
     */
    public final Object construct(String className, MethodType constructor, Object... arguments) {
        try {
            return MethodHandles.publicLookup().findConstructor(loadClass(className), constructor)
                    .invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot construct " + className, e);
        }
    }

    /** Makes the signature class of a shape one that emitted classes can name. */
    protected static void mention(Shape shape) {
        Signatures.mention(shape);
    }

    /** {@return the signature class of the name} */
    protected Class<?> findSignature(String className) throws ClassNotFoundException {
        return Signatures.find(className);
    }

    /** {@return the class of structures of the name} */
    protected Class<?> findStructure(String className) throws ClassNotFoundException {
        return StructureLayout.find(className);
    }
}
