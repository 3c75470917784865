package io.zeolite.api.type;

import java.util.Locale;

/** Integers narrower than a value type, in fields and elements only. */
public enum PackedType implements StorageType {
    /** 8-bit integers. */
    I8,
    /** 16-bit integers. */
    I16;

    /** {@return the type in the text format, for example {@code i8}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
