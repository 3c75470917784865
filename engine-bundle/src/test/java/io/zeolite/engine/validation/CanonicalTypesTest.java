package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTypesTest {

    /** {@return a structure type that no other test has: of so many fields} */
    private static RecursiveType group(int fields) {
        return RecursiveType.of(new StructType(Collections.nCopies(fields, new FieldType(NumberType.F64, true))));
    }

    @Test
    void givesTheSameObjectsForEqualGroups() {
        List<DefinedType> one = CanonicalTypes.intern(group(1_001));
        List<DefinedType> other = CanonicalTypes.intern(group(1_001));
        assertSame(one.getFirst(), other.getFirst());
    }

    @Test
    void givesAllMembersOfAGroup() {
        SubType member = group(1_002).members().getFirst();
        RecursiveType group = new RecursiveType(List.of(member, member));
        DefinedType second = CanonicalTypes.intern(group).get(1);
        System.gc();
        assertSame(second, CanonicalTypes.intern(new RecursiveType(List.of(member, member))).get(1));
    }

    @Test
    void keepsNothingAlive() {
        WeakReference<DefinedType> outer = new WeakReference<>(interned());
        for (int i = 0; i < 100 && outer.get() != null; i++) {
            System.gc();
        }
        assertNull(outer.get());
    }

    private static DefinedType interned() {
        DefinedType inner = CanonicalTypes.intern(group(1_003)).getFirst();
        StructType referring = new StructType(List.of(new FieldType(ReferenceType.nonNull(inner), false)));
        return CanonicalTypes.intern(RecursiveType.of(referring)).getFirst();
    }
}
