package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.engine.runtime.ValidModule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares what is emitted for the functions of {@code golden.wat} with what was approved. The system property
 * {@code zeolite.approve} set to {@code true} approves what is emitted now.
 */
class GoldenBytecodeTest {

    private static final boolean APPROVE = Boolean.getBoolean("zeolite.approve");
    private static final Path APPROVED = Path.of("src/test/resources/io/zeolite/engine/compiler/golden");

    @TestFactory
    Stream<DynamicTest> emitsWhatWasApproved() throws IOException {
        ValidModule module = TestModule.valid(TestModule.resource("golden.wasm"));
        ModulePlan plan = new ModulePlan(module, SplitLimits.DEFAULT, false);
        GroupPlan.Group group = plan.groups().groups().getFirst();
        ClassModel emitted = ClassFile.of().parse(new GroupClass(plan, group).emit().get("Group0"));
        List<MethodModel> methods = emitted.methods();
        assertTrue(methods.size() > 20);
        return methods.stream().map(method -> {
            String name = method.methodName().stringValue();
            String function = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
            return DynamicTest.dynamicTest(function, () -> check(function + ".txt", BytecodePrinter.print(method)));
        });
    }

    private static void check(String file, String printed) throws IOException {
        if (APPROVE) {
            Files.writeString(Files.createDirectories(APPROVED).resolve(file), printed);
            return;
        }
        try (InputStream in = GoldenBytecodeTest.class.getResourceAsStream("golden/" + file)) {
            assertNotNull(in, "nothing approved: run with -Dzeolite.approve=true");
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), printed);
        }
    }
}
