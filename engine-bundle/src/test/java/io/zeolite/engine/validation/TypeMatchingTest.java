package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypeMatchingTest {

    /** 0 a structure, 1 a sub type of 0, 2 a sub type of 1, 3 a function type, 4 an array type. */
    private static final ModuleTypes TYPES = new ModuleBuilder().group(open(List.of())).group(open(List.of(0)))
            .group(open(List.of(1))).type(FunctionType.of()).type(new ArrayType(new FieldType(NumberType.I32, true)))
            .validate();

    /** What stands above each abstract heap type, as the specification's diagrams have it. */
    private static final Map<AbstractHeapType, Set<AbstractHeapType>> ABOVE = Map.ofEntries(
            Map.entry(AbstractHeapType.NONE, EnumSet.of(AbstractHeapType.I31, AbstractHeapType.STRUCT,
                    AbstractHeapType.ARRAY, AbstractHeapType.EQ, AbstractHeapType.ANY)),
            Map.entry(AbstractHeapType.I31, EnumSet.of(AbstractHeapType.EQ, AbstractHeapType.ANY)),
            Map.entry(AbstractHeapType.STRUCT, EnumSet.of(AbstractHeapType.EQ, AbstractHeapType.ANY)),
            Map.entry(AbstractHeapType.ARRAY, EnumSet.of(AbstractHeapType.EQ, AbstractHeapType.ANY)),
            Map.entry(AbstractHeapType.EQ, EnumSet.of(AbstractHeapType.ANY)), Map.entry(AbstractHeapType.ANY, Set.of()),
            Map.entry(AbstractHeapType.NOFUNC, EnumSet.of(AbstractHeapType.FUNC)),
            Map.entry(AbstractHeapType.FUNC, Set.of()),
            Map.entry(AbstractHeapType.NOEXTERN, EnumSet.of(AbstractHeapType.EXTERN)),
            Map.entry(AbstractHeapType.EXTERN, Set.of()),
            Map.entry(AbstractHeapType.NOEXN, EnumSet.of(AbstractHeapType.EXN)),
            Map.entry(AbstractHeapType.EXN, Set.of()));

    private static SubType open(List<Integer> supertypes) {
        return new SubType(false, List.copyOf(supertypes.stream().map(TypeIndex::new).toList()),
                new StructType(List.of()));
    }

    private static boolean matches(HeapType type, HeapType expected) {
        return TypeMatching.matches(type, expected);
    }

    @ParameterizedTest
    @EnumSource
    void abstractTypesMatchWhatStandsAbove(AbstractHeapType type) {
        for (AbstractHeapType expected : AbstractHeapType.values()) {
            assertEquals(type == expected || ABOVE.get(type).contains(expected), matches(type, expected),
                    expected::toString);
        }
    }

    @Test
    void definedTypesMatchTheirSuperTypes() {
        assertTrue(matches(TYPES.type(2), TYPES.type(0)));
        assertTrue(matches(TYPES.type(1), TYPES.type(1)));
        assertFalse(matches(TYPES.type(0), TYPES.type(1)));
        assertFalse(matches(TYPES.type(3), TYPES.type(0)));
    }

    @Test
    void definedTypesStandBetweenTheAbstractOnes() {
        assertTrue(matches(TYPES.type(0), AbstractHeapType.STRUCT));
        assertTrue(matches(TYPES.type(4), AbstractHeapType.EQ));
        assertFalse(matches(TYPES.type(4), AbstractHeapType.STRUCT));
        assertTrue(matches(TYPES.type(3), AbstractHeapType.FUNC));
        assertFalse(matches(TYPES.type(3), AbstractHeapType.ANY));
        assertTrue(matches(AbstractHeapType.NONE, TYPES.type(4)));
        assertTrue(matches(AbstractHeapType.NOFUNC, TYPES.type(3)));
        assertFalse(matches(AbstractHeapType.NONE, TYPES.type(3)));
        assertFalse(matches(AbstractHeapType.STRUCT, TYPES.type(0)));
    }

    @Test
    void nullMatchesNullableOnly() {
        assertTrue(TypeMatching.matches(ReferenceType.nonNull(TYPES.type(0)), ReferenceType.ANYREF));
        assertFalse(TypeMatching.matches(ReferenceType.ANYREF, ReferenceType.nonNull(AbstractHeapType.ANY)));
        assertFalse(TypeMatching.matches(NumberType.I32, ReferenceType.ANYREF));
        assertFalse(TypeMatching.matches(NumberType.I32, NumberType.I64));
    }

    @Test
    void functionsAreContravariantInTheirParameters() {
        FunctionType wide =
                FunctionType.of(ReferenceType.ANYREF).returning(ReferenceType.nullable(AbstractHeapType.EQ));
        FunctionType narrow =
                FunctionType.of(ReferenceType.nullable(AbstractHeapType.EQ)).returning(ReferenceType.ANYREF);
        assertTrue(TypeMatching.matches(wide, narrow));
        assertFalse(TypeMatching.matches(narrow, wide));
    }

    @Test
    void closedTypesAreAskedFor() {
        assertThrows(IllegalArgumentException.class, () -> matches(new TypeIndex(0), AbstractHeapType.ANY));
    }

    @Test
    void linksWhatIsAtLeastAsLarge() {
        assertTrue(links(MemoryType.of(Limits.of(2, 3)), MemoryType.of(Limits.of(1, 3))));
        assertFalse(links(MemoryType.of(Limits.of(1, 3)), MemoryType.of(Limits.of(2, 3))));
        assertFalse(links(MemoryType.of(Limits.atLeast(2)), MemoryType.of(Limits.of(1, 3))));
        assertFalse(
                links(MemoryType.of(Limits.atLeast(1)), new MemoryType(AddressType.I64, Limits.atLeast(1), false, 16)));
        assertFalse(links(MemoryType.of(Limits.of(1, 1)), new MemoryType(AddressType.I32, Limits.of(1, 1), true, 16)));
        assertFalse(links(MemoryType.of(Limits.of(1, 1)), new MemoryType(AddressType.I32, Limits.of(1, 1), false, 0)));
    }

    @Test
    void linksVariablesOfTheSameTypeAndConstantsOfASubType() {
        ReferenceType eqref = ReferenceType.nullable(AbstractHeapType.EQ);
        assertTrue(links(new GlobalType(eqref, false), new GlobalType(ReferenceType.ANYREF, false)));
        assertFalse(links(new GlobalType(eqref, true), new GlobalType(ReferenceType.ANYREF, true)));
        assertFalse(links(new GlobalType(eqref, true), new GlobalType(eqref, false)));
        assertFalse(links(new TableType(AddressType.I32, Limits.atLeast(0), eqref),
                new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.ANYREF)));
    }

    @Test
    void linksFunctionsOfASubTypeAndTagsOfTheSameType() {
        ModuleTypes types = new ModuleBuilder().group(new SubType(false, List.of(), FunctionType.of()))
                .group(new SubType(true, List.of(new TypeIndex(0)), FunctionType.of())).validate();
        assertTrue(links(new ExternType.Function(types.type(1)), new ExternType.Function(types.type(0))));
        assertFalse(links(new ExternType.Function(types.type(0)), new ExternType.Function(types.type(1))));
        assertTrue(links(new TagType(types.type(1)), new TagType(types.type(1))));
        assertFalse(links(new TagType(types.type(1)), new TagType(types.type(0))));
        assertFalse(links(new TagType(types.type(1)), new ExternType.Function(types.type(1))));
    }

    private static boolean links(ExternType type, ExternType expected) {
        return TypeMatching.matches(type, expected);
    }
}
