package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.engine.runtime.ValidModule;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the methods that are emitted for a module. */
final class EmittedMethods {

    private EmittedMethods() {}

    /** Checks that the virtual machine compiles all methods of a module. */
    static void assertCompilable(TestModule module) {
        assertCompilable(TestModule.valid(module.encode()), SplitLimits.DEFAULT);
    }

    static void assertCompilable(ValidModule module, SplitLimits limits) {
        assertEquals(List.of(), tooLarge(module, limits));
    }

    /** {@return the methods of a module that the virtual machine does not compile} */
    static List<String> tooLarge(ValidModule module, SplitLimits limits) {
        ModulePlan plan = new ModulePlan(module, limits, false);
        List<String> large = new ArrayList<>();
        for (GroupPlan.Group group : plan.groups().groups()) {
            new GroupClass(plan, group).emit().values().forEach(bytes -> large.addAll(large(bytes)));
        }
        large.addAll(large(new InstanceClass(plan).emit()));
        if (plan.types().typeCount() > 0) {
            large.addAll(large(new TypesClass(plan, 0).emit()));
        }
        if (plan.importedFunctionCount() > 0) {
            large.addAll(large(new ImportsClass(plan, 0).emit()));
        }
        // function objects differ in their types alone
        IntStream.range(0, plan.types().functionCount()).filter(function -> !plan.isImported(function)).limit(20)
                .forEach(function -> large.addAll(large(new FunctionClass(plan, function).emit())));
        return large;
    }

    /** {@return the methods of a class that are too large} */
    private static List<String> large(byte[] type) {
        return ClassFile.of().parse(type).methods().stream()
                .filter(method -> method.findAttribute(Attributes.code())
                        .filter(code -> code.codeLength() > SplitLimits.MOST_BYTES).isPresent())
                .map(method -> method.methodName() + " of "
                        + method.findAttribute(Attributes.code()).orElseThrow().codeLength() + " bytes")
                .toList();
    }
}
