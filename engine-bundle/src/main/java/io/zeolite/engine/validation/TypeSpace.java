package io.zeolite.engine.validation;

import io.zeolite.api.InvalidException;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.RecursiveTypeIndex;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.Substitution;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The type index space of a module with every type closed, group by group in order: uses of earlier groups become
 * defined types, uses within a group become places in it.
 * <p>
 * Threads: immutable.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling">Specification:
 *      rolling and unrolling</a>
 */
final class TypeSpace {

    private final List<DefinedType> types = new ArrayList<>();
    private final List<CompositeType> composites = new ArrayList<>();
    private final List<ReferenceType> nullable = new ArrayList<>();
    private final List<ReferenceType> nonNull = new ArrayList<>();
    private final Map<DefinedType, Integer> indices = new HashMap<>();
    private final Substitution closing = Substitution.of(this::close);

    /**
     * Closes the recursive types of a module.
     *
     * @throws InvalidException if a type refers to one that is neither in its group nor before it
     */
    TypeSpace(List<RecursiveType> groups) {
        groups.forEach(this::add);
    }

    private void add(RecursiveType group) {
        List<DefinedType> members = CanonicalTypes.intern(rolling(group.members().size()).apply(group));
        Substitution unrolling =
                Substitution.of(use -> use instanceof RecursiveTypeIndex(int i) ? members.get(i) : use);
        for (DefinedType member : members) {
            indices.putIfAbsent(member, types.size());
            types.add(member);
            composites.add(unrolling.apply(member.subType().composite()));
            nullable.add(ReferenceType.nullable(member));
            nonNull.add(ReferenceType.nonNull(member));
        }
    }

    private Substitution rolling(int members) {
        int first = types.size();
        return Substitution.of(use -> switch (use) {
            case TypeIndex(int index) when index >= first && index < first + members ->
                    new RecursiveTypeIndex(index - first);
            case TypeIndex index -> close(index);
            case RecursiveTypeIndex place -> place;
            case DefinedType closed -> closed;
        });
    }

    int size() {
        return types.size();
    }

    /** {@return whether the type index, unsigned, is in the space} */
    boolean contains(int typeIndex) {
        return Integer.compareUnsigned(typeIndex, types.size()) < 0;
    }

    DefinedType type(int typeIndex) {
        return types.get(typeIndex);
    }

    CompositeType composite(int typeIndex) {
        return composites.get(typeIndex);
    }

    ReferenceType reference(boolean isNullable, int typeIndex) {
        return (isNullable ? nullable : nonNull).get(typeIndex);
    }

    /** {@return the lowest index of the closed type; -1 if it is not in the space} */
    int indexOf(DefinedType type) {
        return indices.getOrDefault(type, -1);
    }

    ValueType close(ValueType type) {
        return type instanceof ReferenceType reference ? close(reference) : type;
    }

    ReferenceType close(ReferenceType type) {
        return type.heap() instanceof TypeIndex(int index) && contains(index)
                ? reference(type.nullable(), index)
                : closing.apply(type);
    }

    HeapType close(HeapType type) {
        return closing.apply(type);
    }

    ExternType close(ExternType type) {
        return switch (type) {
            case ExternType.Function(TypeUse use) -> new ExternType.Function(close(use));
            case TableType(AddressType address, Limits limits, ReferenceType element) ->
                    new TableType(address, limits, close(element));
            case MemoryType memory -> memory;
            case GlobalType(ValueType value, boolean mutable) -> new GlobalType(close(value), mutable);
            case TagType(TypeUse use) -> new TagType(close(use));
        };
    }

    /**
     * {@return the closed type}
     *
     * @throws InvalidException if the index is not in the space
     */
    private TypeUse close(TypeUse use) {
        if (!(use instanceof TypeIndex(int index))) {
            return use;
        }
        if (!contains(index)) {
            throw new InvalidException("unknown type " + use, -1);
        }
        return types.get(index);
    }
}
