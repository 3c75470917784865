package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;

/**
 * How functions of guests and hosts are named where the JVM sees them, so that {@link StackTraces} finds them again: the
 * loader of a function's class is named after the module, the method after the function, with its index at the end.
 */
public final class FrameNames {

    /** The start of the name of each loader of function bodies; the module's id follows. */
    static final String LOADER_PREFIX = "zeolite:";

    /** Stands between the function's index and the number of a part. */
    static final char PART = '~';

    private static final int MAX_NAME_LENGTH = 300;
    private static final String NOT_IN_METHOD_NAMES = ".;[/<>:";

    private FrameNames() {}

    /** {@return the name of the loader of a module's function bodies} */
    public static String loader(long moduleId) {
        return LOADER_PREFIX + moduleId;
    }

    /** {@return the name of the method that is a function's body: the function's, as far as the JVM allows, and its index} */
    public static String method(FunctionDefinition function) {
        return method(function.name(), function.index());
    }

    /** {@return the name of a method that is a part of a function's body} */
    public static String part(FunctionDefinition function, int number) {
        return method(function) + PART + number;
    }

    /** {@return whether a method that is named for a function is a part of its body} */
    static boolean isPart(String methodName) {
        return methodName.indexOf(PART, methodName.lastIndexOf('$') + 1) > 0;
    }

    static String method(String functionName, int index) {
        StringBuilder name = new StringBuilder(functionName);
        name.setLength(Math.min(name.length(), MAX_NAME_LENGTH));
        for (int i = 0; i < name.length(); i++) {
            if (NOT_IN_METHOD_NAMES.indexOf(name.charAt(i)) >= 0) {
                name.setCharAt(i, '_');
            }
        }
        return name.append('$').append(index).toString();
    }
}
