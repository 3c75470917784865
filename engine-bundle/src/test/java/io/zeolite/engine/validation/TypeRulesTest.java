package io.zeolite.engine.validation;

import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeRulesTest {

    private static final StructType EMPTY = struct();

    private static StructType struct(FieldType... fields) {
        return new StructType(List.of(fields));
    }

    private static SubType open(CompositeType type, int... supertypes) {
        return new SubType(false, IntStream.of(supertypes).<TypeUse>mapToObj(TypeIndex::new).toList(), type);
    }

    @Test
    void subTypesMatchTheirSuperType() {
        StructType narrow = struct(new FieldType(NumberType.I32, false));
        new ModuleBuilder().group(open(EMPTY)).group(open(narrow, 0)).validate();
        new ModuleBuilder().group(open(narrow)).group(open(EMPTY, 0))
                .assertInvalid("sub type 1 does not match super type 0");
        new ModuleBuilder().group(open(EMPTY)).group(open(FunctionType.of(), 0))
                .assertInvalid("sub type 1 does not match");
        new ModuleBuilder().group(open(EMPTY)).group(open(new ArrayType(new FieldType(NumberType.I32, true)), 0))
                .assertInvalid("sub type 1 does not match");
    }

    @Test
    void finalTypesHaveNoSubTypes() {
        new ModuleBuilder().type(EMPTY).group(open(EMPTY, 0)).assertInvalid("sub type 1 has final super type 0");
    }

    @Test
    void superTypesComeBeforeTheirSubTypes() {
        new ModuleBuilder().group(open(EMPTY, 0)).assertInvalid("sub type 0");
        new ModuleBuilder().group(open(EMPTY, 1), open(EMPTY, 0)).assertInvalid("sub type 0");
        new ModuleBuilder().group(open(EMPTY), open(EMPTY, 0)).validate();
    }

    @Test
    void aTypeHasOneSuperTypeAtMost() {
        new ModuleBuilder().group(open(EMPTY)).group(open(EMPTY)).group(open(EMPTY, 0, 1)).assertInvalid("sub type 2");
    }

    @Test
    void typesReferToTheirOwnGroupOrEarlierOnes() {
        StructType later = struct(new FieldType(ReferenceType.nullable(new TypeIndex(1)), true));
        new ModuleBuilder().type(later).type(EMPTY).assertInvalid("unknown type 1");
        new ModuleBuilder().group(SubType.of(later), SubType.of(EMPTY)).validate();
    }

    @Test
    void theHeightOfTheHierarchyIsLimited() {
        ModuleBuilder module = new ModuleBuilder().group(open(EMPTY));
        IntStream.range(0, 63).forEach(i -> module.group(open(EMPTY, i)));
        module.validate();
        module.group(open(EMPTY, 63)).assertInvalid("implementation limit: ");
    }

    @Test
    void fieldsThatCanBeSetKeepTheirType() {
        Stream.of(true, false).forEach(mutable -> {
            StructType any = struct(new FieldType(ReferenceType.ANYREF, mutable));
            StructType own = struct(new FieldType(ReferenceType.nullable(new TypeIndex(0)), mutable));
            ModuleBuilder module = new ModuleBuilder().group(open(any)).group(open(own, 0));
            if (mutable) {
                module.assertInvalid("sub type 1 does not match super type 0");
            } else {
                module.validate();
            }
        });
    }
}
