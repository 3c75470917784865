package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import java.util.List;

/**
 * The rules of type definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html#recursive-types">Specification: recursive
 *      types</a>
 */
final class TypeRules {

    /** As in browsers: it bounds the work of every match and cast. */
    private static final int MAXIMUM_SUPERTYPES = 63;

    private final ModuleTypes types;
    private final FeatureGate features;
    private final Place place;
    private final int[] supertypeCounts;

    TypeRules(ModuleTypes types, FeatureGate features, Place place) {
        this.types = types;
        this.features = features;
        this.place = place;
        supertypeCounts = new int[types.typeCount()];
    }

    void check(List<RecursiveType> groups) {
        int first = 0;
        for (RecursiveType group : groups) {
            List<SubType> members = group.members();
            if (members.size() != 1) {
                place.enter("type", first);
                features.require(Feature.GC, "recursive type");
            }
            for (int i = 0; i < members.size(); i++) {
                place.enter("type", first + i);
                checkFeatures(members.get(i));
                checkSupertypes(first + i, members.get(i));
            }
            for (int i = 0; i < members.size(); i++) {
                place.enter("type", first + i);
                checkMatch(first + i, members.get(i));
            }
            first += members.size();
        }
    }

    private void checkFeatures(SubType type) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            features.require(Feature.GC, "sub type");
        }
        switch (type.composite()) {
            case FunctionType(List<ValueType> parameters, List<ValueType> results) -> {
                parameters.forEach(features::check);
                results.forEach(features::check);
                if (results.size() > 1) {
                    features.require(Feature.MULTI_VALUE, results.size() + " results");
                }
            }
            case StructType(List<FieldType> fields) -> {
                features.require(Feature.GC, "structure type");
                fields.forEach(field -> features.check(field.storage().unpacked()));
            }
            case ArrayType(FieldType element) -> {
                features.require(Feature.GC, "array type");
                features.check(element.storage().unpacked());
            }
        }
    }

    /** Supertypes come before their sub types, so that there are no cycles. */
    private void checkSupertypes(int index, SubType type) {
        if (type.supertypes().size() > 1) {
            throw place.invalid("sub type " + index + " has " + type.supertypes().size() + " super types");
        }
        if (type.supertypes().isEmpty()) {
            return;
        }
        int supertype = ((TypeIndex) type.supertypes().getFirst()).index();
        if (Integer.compareUnsigned(supertype, index) >= 0) {
            throw place.invalid("sub type " + index + " has super type " + Integer.toUnsignedString(supertype)
                    + ", which does not come before it");
        }
        supertypeCounts[index] = supertypeCounts[supertype] + 1;
        if (supertypeCounts[index] > MAXIMUM_SUPERTYPES) {
            throw place.invalid(
                    "implementation limit: more than " + MAXIMUM_SUPERTYPES + " super types above one another");
        }
    }

    private void checkMatch(int index, SubType type) {
        if (type.supertypes().isEmpty()) {
            return;
        }
        int supertype = ((TypeIndex) type.supertypes().getFirst()).index();
        if (types.type(supertype).subType().isFinal()) {
            throw place.invalid("sub type " + index + " has final super type " + supertype);
        }
        CompositeType expected = types.composite(supertype);
        if (!TypeMatching.matches(types.composite(index), expected)) {
            throw place.invalid("sub type " + index + " does not match super type " + supertype);
        }
    }
}
