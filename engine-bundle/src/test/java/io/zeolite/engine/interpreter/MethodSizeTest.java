package io.zeolite.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSizeTest {

    private static final int NEVER_COMPILED = 8_000;

    @ParameterizedTest
    @ValueSource(classes = {Machine.class, FrameStack.class, NumericOperations.class, InstanceOperations.class,
        MemoryOperations.class, Translator.class, Arithmetic.class, VectorOperations.class, VectorMemory.class,
        LaneOperations.class, I8x16Operations.class, I16x8Operations.class, I32x4Operations.class,
        F32x4Operations.class})
    void virtualMachineCompilesEveryMethod(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                int size = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                assertTrue(size < NEVER_COMPILED, method.methodName() + " has " + size + " bytes");
            }
        }
    }
}
