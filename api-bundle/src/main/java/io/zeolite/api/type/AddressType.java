package io.zeolite.api.type;

/** The type of addresses into a memory and of indices into a table. */
public enum AddressType {
    /** 32-bit addresses. */
    I32(NumberType.I32),
    /** 64-bit addresses. */
    I64(NumberType.I64);

    private final NumberType valueType;

    AddressType(NumberType valueType) {
        this.valueType = valueType;
    }

    /** {@return the value type of an address} */
    public NumberType valueType() {
        return valueType;
    }

    /** {@return the type in the text format, for example {@code i64}} */
    @Override
    public String toString() {
        return valueType.toString();
    }
}
