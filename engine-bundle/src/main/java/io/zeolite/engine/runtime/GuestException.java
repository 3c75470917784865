package io.zeolite.engine.runtime;

import io.zeolite.api.Slots;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;

/**
 * An exception that a guest throws: what an {@code exnref} refers to, and what flies through frames of all tiers.
 * {@link Boundary} turns one that nobody caught into the exception of the API.
 * <p>
 * It has no stack trace of its own; the interpreter adds the frames that it leaves.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances">Specification: exception
 *      instances</a>
 */
public final class GuestException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Object[] NO_REFERENCES = {};

    private final transient TagInstance tag;
    private final transient long[] bits;
    private final transient Object[] references;

    /**
     * Makes an exception that carries values.
     *
     * @param tag        the tag
     * @param bits       the numbers among the values, as {@link Slots} hold them
     * @param references the references among the values at the same places; may be null or empty if there are none
     */
    public GuestException(TagInstance tag, long[] bits, Object[] references) {
        super(null, null, false, true);
        this.tag = tag;
        this.bits = bits;
        this.references = references == null ? NO_REFERENCES : references;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** {@return the tag, by which handlers are found} */
    public TagInstance tag() {
        return tag;
    }

    /** {@return the bits of the slot} */
    public long bits(int slot) {
        return bits[slot];
    }

    /** {@return the reference in the slot} */
    public Object reference(int slot) {
        return references[slot];
    }

    /** {@return the values as the API gives them} */
    Slots arguments() {
        Slots slots = Slots.forType(tag.type());
        int slot = 0;
        for (ValueType type : tag.type().parameters()) {
            if (type instanceof ReferenceType) {
                slots.setReference(slot, references[slot]);
            } else {
                slots.setLong(slot, bits[slot]);
                if (type.slots() == 2) {
                    slots.setLong(slot + 1, bits[slot + 1]);
                }
            }
            slot += type.slots();
        }
        return slots;
    }
}
