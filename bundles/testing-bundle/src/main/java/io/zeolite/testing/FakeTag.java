package io.zeolite.testing;

import io.zeolite.api.Tag;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import java.util.List;

/** A tag without an engine, equal only to itself. */
public final class FakeTag implements Tag {

    private final FunctionType type;

    private FakeTag(FunctionType type) {
        this.type = type;
    }

    /** {@return a tag of exceptions that carry values of these types} */
    public static FakeTag of(ValueType... parameters) {
        return new FakeTag(new FunctionType(List.of(parameters), List.of()));
    }

    @Override
    public FunctionType type() {
        return type;
    }
}
