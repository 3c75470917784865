package io.zeolite.api.type;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Replaces the type uses in a type.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling">Specification:
 *      rolling and unrolling</a>
 */
public final class Substitution {

    private final UnaryOperator<TypeUse> replacement;

    private Substitution(UnaryOperator<TypeUse> replacement) {
        this.replacement = replacement;
    }

    /** {@return the substitution that replaces each type use by what the function gives} */
    public static Substitution of(UnaryOperator<TypeUse> replacement) {
        return new Substitution(replacement);
    }

    /** {@return what stands for the type use} */
    public TypeUse apply(TypeUse use) {
        return replacement.apply(use);
    }

    /** {@return the heap type with its type use replaced} */
    public HeapType apply(HeapType type) {
        return type instanceof TypeUse use ? apply(use) : type;
    }

    /** {@return the reference type with its type use replaced} */
    public ReferenceType apply(ReferenceType type) {
        HeapType heap = apply(type.heap());
        return heap == type.heap() ? type : new ReferenceType(type.nullable(), heap);
    }

    /** {@return the value type with its type use replaced} */
    public ValueType apply(ValueType type) {
        return type instanceof ReferenceType reference ? apply(reference) : type;
    }

    /** {@return the field type with its type use replaced} */
    public FieldType apply(FieldType type) {
        return type.storage() instanceof ReferenceType reference
                ? new FieldType(apply(reference), type.mutable())
                : type;
    }

    /** {@return the function type with its type uses replaced} */
    public FunctionType apply(FunctionType type) {
        return new FunctionType(applyAll(type.parameters()), applyAll(type.results()));
    }

    /** {@return the composite type with its type uses replaced} */
    public CompositeType apply(CompositeType type) {
        return switch (type) {
            case FunctionType function -> apply(function);
            case StructType struct -> new StructType(struct.fields().stream().map(this::apply).toList());
            case ArrayType array -> new ArrayType(apply(array.element()));
        };
    }

    /** {@return the sub type with its type uses replaced} */
    public SubType apply(SubType type) {
        return new SubType(type.isFinal(), type.supertypes().stream().map(this::apply).toList(),
                apply(type.composite()));
    }

    /** {@return the recursive type with its type uses replaced} */
    public RecursiveType apply(RecursiveType type) {
        return new RecursiveType(type.members().stream().map(this::apply).toList());
    }

    private List<ValueType> applyAll(List<ValueType> types) {
        return types.stream().map(this::apply).toList();
    }
}
