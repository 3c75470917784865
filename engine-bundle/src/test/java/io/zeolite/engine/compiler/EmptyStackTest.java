package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** HotSpot replaces a running loop by compiled code only where the operand stack is empty. */
class EmptyStackTest {

    @Test
    void loopsStartWithAnEmptyOperandStack() throws IOException {
        ModulePlan plan =
                new ModulePlan(TestModule.valid(TestModule.resource("golden.wasm")), SplitLimits.DEFAULT, false);
        byte[] emitted = new GroupClass(plan, plan.groups().groups().getFirst()).emit().get("Group0");
        int loops = 0;
        for (MethodModel method : ClassFile.of().parse(emitted).methods()) {
            CodeModel code = method.code().orElseThrow();
            Set<Label> heads = loopHeads(code);
            loops += heads.size();
            for (Label head : heads) {
                assertTrue(frame(code, head).stack().isEmpty(), method.methodName().stringValue());
            }
        }
        assertTrue(loops >= 3);
    }

    private static Set<Label> loopHeads(CodeModel code) {
        Set<Label> bound = new HashSet<>();
        Set<Label> heads = new HashSet<>();
        code.forEach(element -> {
            switch (element) {
                case LabelTarget target -> bound.add(target.label());
                case BranchInstruction branch when bound.contains(branch.target()) -> heads.add(branch.target());
                default -> {}
            }
        });
        return heads;
    }

    private static StackMapFrameInfo frame(CodeModel code, Label label) {
        CodeAttribute attribute = (CodeAttribute) code;
        int offset = attribute.labelToBci(label);
        return code.findAttribute(Attributes.stackMapTable()).orElseThrow().entries().stream()
                .filter(entry -> attribute.labelToBci(entry.target()) == offset)
                .findFirst().orElseThrow();
    }
}
