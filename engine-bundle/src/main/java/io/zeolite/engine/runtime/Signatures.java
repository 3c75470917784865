package io.zeolite.engine.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The signature classes of this engine: one for each shape, shared by all modules, each in a loader of its own so that
 * it goes when no module uses it.
 */
final class Signatures {

    private static final ConcurrentMap<String, WeakReference<Class<?>>> CLASSES = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Shape> SHAPES = new ConcurrentHashMap<>();

    private Signatures() {
    }

    /** {@return the signature class of a shape} */
    static Class<?> of(Shape shape) {
        mention(shape);
        Class<?>[] found = new Class<?>[1];
        CLASSES.compute(shape.key(), (_, known) -> {
            found[0] = known == null ? null : known.get();
            if (found[0] != null) {
                return known;
            }
            found[0] = new Loader(shape).load();
            return new WeakReference<>(found[0]);
        });
        return found[0];
    }

    /** Makes a shape one whose class can be {@linkplain #find found}. */
    static void mention(Shape shape) {
        SHAPES.putIfAbsent(shape.key(), shape);
    }

    /** {@return the signature class of a name that emitted code has; its shape was mentioned before} */
    static Class<?> find(String className) throws ClassNotFoundException {
        Shape shape = SHAPES.get(className.substring(Shape.PACKAGE.length()));
        if (shape == null) {
            throw new ClassNotFoundException(className);
        }
        return of(shape);
    }

    private static final class Loader extends GuestLoader {

        private final Shape shape;

        Loader(Shape shape) {
            super(Shape.PACKAGE + shape.key());
            this.shape = shape;
        }

        Class<?> load() {
            try {
                return loadClass(Shape.PACKAGE + shape.key());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> findSignature(String className) throws ClassNotFoundException {
            if (!className.endsWith("." + shape.key())) {
                throw new ClassNotFoundException(className);
            }
            byte[] bytes = emit(className);
            return defineClass(className, bytes, 0, bytes.length);
        }

        @Override
        protected byte[] emit(String className) {
            return new SignatureEmitter(shape).emit();
        }
    }
}
