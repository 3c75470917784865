package io.zeolite.engine.interpreter;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.GuestLoader;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.Shape;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads what stands between a module's machines and typed calls: for each shape a class of function objects that enter
 * a machine, and one that calls functions of other tiers out of it.
 */
final class AdapterLoader extends GuestLoader {

    static {
        registerAsParallelCapable();
    }

    static final MethodType FUNCTION_CONSTRUCTOR =
            MethodType.methodType(void.class, Instance.class, FunctionDefinition.class,
                    DefinedType.class);

    private static final String PACKAGE = "zeolite.interpreted.";
    private static final String FUNCTION = "Function";
    private static final String OUT_CALL = "OutCall";
    private static final MethodType OUT_CALL_CONSTRUCTOR = MethodType.methodType(void.class);

    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, OutCall> outCalls = new ConcurrentHashMap<>();

    @SuppressWarnings("this-escape")
    AdapterLoader() {
        super("zeolite.interpreted");
        Module engine = AdapterLoader.class.getModule();
        if (engine.isNamed()) {
            engine.addExports(AdapterLoader.class.getPackageName(), getUnnamedModule());
        }
    }

    /** {@return a new function object} */
    FunctionInstance function(Instance instance, FunctionDefinition definition, DefinedType type) {
        Shape shape = Shape.of(definition.type());
        return (FunctionInstance) make(FUNCTION, shape, FUNCTION_CONSTRUCTOR, instance, definition, type);
    }

    /** {@return what calls functions of a shape} */
    OutCall outCall(Shape shape) {
        OutCall known = outCalls.get(shape.key());
        if (known != null) {
            return known;
        }
        OutCall made = (OutCall) make(OUT_CALL, shape, OUT_CALL_CONSTRUCTOR);
        outCalls.put(shape.key(), made);
        return made;
    }

    private Object make(String prefix, Shape shape, MethodType constructor, Object... arguments) {
        mention(shape);
        shapes.putIfAbsent(shape.key(), shape);
        return construct(PACKAGE + prefix + shape.key(), constructor, arguments);
    }

    @Override
    protected byte[] emit(String className) throws ClassNotFoundException {
        if (className.startsWith(PACKAGE + FUNCTION)) {
            return new AdapterEmitter(className, shape(className, FUNCTION)).emitFunction();
        } else if (className.startsWith(PACKAGE + OUT_CALL)) {
            return new AdapterEmitter(className, shape(className, OUT_CALL)).emitOutCall();
        }
        throw new ClassNotFoundException(className);
    }

    private Shape shape(String className, String prefix) throws ClassNotFoundException {
        Shape shape = shapes.get(className.substring(PACKAGE.length() + prefix.length()));
        if (shape == null) {
            throw new ClassNotFoundException(className);
        }
        return shape;
    }
}
