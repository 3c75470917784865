package io.zeolite.engine.compiler;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/**
 * A method that a function, or a part of it, becomes.
 *
 * @param name the name; it ends in {@code $} and the function's index, by which stack traces find the function
 * @param type the descriptor
 * @param body emits the code; it may be run again if jumps turn out to be long
 */
record MethodPlan(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {

    /**
     * {@return the methods that a function becomes} The first has the function's own name and descriptor: others call it.
     */
    static List<MethodPlan> of(ModulePlan plan, int function) {
        return List.of(new MethodPlan(plan.bodyName(function), plan.bodyType(function),
                code -> new FunctionEmitter(plan, function, code).emit()));
    }
}
