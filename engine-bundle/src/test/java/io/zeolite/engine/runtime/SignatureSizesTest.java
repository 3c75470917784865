package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureSizesTest {

    private static final int MOST_BYTES = 8_000;

    @ParameterizedTest
    @ValueSource(ints = {120, 250, 1_000})
    void everyMethodOfASignatureIsCompiled(int count) {
        for (ValueType type : List.of(NumberType.I32, NumberType.F64, ReferenceType.EXTERNREF)) {
            List<ValueType> types = Collections.nCopies(count, type);
            Shape shape = Shape.of(new FunctionType(types, types));
            for (MethodModel method : ClassFile.of().parse(new SignatureEmitter(shape).emit()).methods()) {
                int bytes = method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
                assertTrue(bytes <= MOST_BYTES, () -> method.methodName() + " has " + bytes + " bytes");
            }
        }
    }
}
