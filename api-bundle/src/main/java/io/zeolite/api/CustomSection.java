package io.zeolite.api;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A section that the specification leaves to others.
 *
 * @param name the section's name
 * @param data the content after the name, read-only
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#custom-section">Specification: custom
 *      section</a>
 */
public record CustomSection(String name, ByteBuffer data) {

    /**
     * Makes a custom section.
     *
     * @throws NullPointerException if an argument is null
     */
    public CustomSection {
        Objects.requireNonNull(name, "name");
        data = data.asReadOnlyBuffer();
    }

    /** {@return the content after the name, read-only, positioned at its start} */
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }
}
