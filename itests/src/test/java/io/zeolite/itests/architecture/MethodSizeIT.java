package io.zeolite.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.itests.BundleJar;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HotSpot never compiles a method above 8,000 bytes of bytecode, so none of ours is larger. */
class MethodSizeIT {
    private static final int LIMIT_BYTES = 8000;

    static List<BundleJar> bundles() { return BundleJar.all(); }

    @ParameterizedTest
    @MethodSource("bundles")
    void noMethodIsTooLargeForHotSpot(BundleJar bundle) throws IOException {
        var large = new ArrayList<String>();
        try (var jar = new JarFile(bundle.path().toFile())) {
            for (var entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                var type = ClassFile.of().parse(jar.getInputStream(entry).readAllBytes());
                for (var method : type.methods()) {
                    int bytes = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                    // A static initialiser runs once, in the interpreter, whatever its size.
                    if (bytes > LIMIT_BYTES && !method.methodName().equalsString("<clinit>")) {
                        large.add(type.thisClass().asInternalName() + "." + method.methodName() + ": " + bytes);
                    }
                }
            }
        }
        assertEquals(List.of(), large);
    }
}
