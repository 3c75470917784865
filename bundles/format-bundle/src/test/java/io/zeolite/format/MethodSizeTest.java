package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HotSpot never compiles a method of more than 8,000 bytes. Class initialisers run once. */
class MethodSizeTest {

    private static final int LIMIT = 8_000;

    @ParameterizedTest
    @MethodSource("classes")
    void methodsAreSmallEnoughToBeCompiled(Path file) throws IOException {
        ClassModel model = ClassFile.of().parse(file);
        for (MethodModel method : model.methods()) {
            int size = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);

            assertTrue(size < LIMIT || method.methodName().equalsString("<clinit>"),
                    () -> method.methodName() + " has " + size + " bytes");
        }
    }

    static List<Path> classes() throws URISyntaxException, IOException {
        URI opcode = Opcode.class.getResource("Opcode.class").toURI();
        try (Stream<Path> files = Files.list(Path.of(opcode).getParent())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
