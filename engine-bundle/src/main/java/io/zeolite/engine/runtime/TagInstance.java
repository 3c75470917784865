package io.zeolite.engine.runtime;

import io.zeolite.api.Tag;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;

/**
 * A tag of the store, equal only to itself.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#tag-instances">Specification: tag
 *      instances</a>
 */
public final class TagInstance implements Tag {

    private final DefinedType definedType;
    private final FunctionType type;

    /** Makes a tag of a function type. */
    public TagInstance(DefinedType definedType) {
        this.definedType = definedType;
        this.type = (FunctionType) definedType.expand();
    }

    /** {@return the closed type by which imports are matched} */
    public DefinedType definedType() {
        return definedType;
    }

    @Override
    public FunctionType type() {
        return type;
    }

    /** {@return {@code tag} with the types of the parameters} */
    @Override
    public String toString() {
        return "tag" + type.parameters();
    }
}
