package io.zeolite.format;

import io.zeolite.api.CustomSection;
import java.util.Objects;

/**
 * A custom section and its place among the other sections.
 *
 * @param section      name and content
 * @param afterSection the {@link SectionKind#id()} of the last section before it that is not custom; 0 if there is none
 * @param position     the offset of the content after the name; takes no part in equality
 */
public record CustomEntry(CustomSection section, int afterSection, int position) {

    /**
     * Makes an entry.
     *
     * @throws NullPointerException if {@code section} is null
     */
    public CustomEntry {
        Objects.requireNonNull(section, "section");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomEntry that && section.equals(that.section) && afterSection == that.afterSection;
    }

    @Override
    public int hashCode() {
        return Objects.hash(section, afterSection);
    }
}
