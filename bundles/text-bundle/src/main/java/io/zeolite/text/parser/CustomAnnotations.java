package io.zeolite.text.parser;

import io.zeolite.api.CustomSection;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.SectionKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The custom sections that annotations between the fields of a module describe.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">Specification: custom
 *      annotations</a>
 */
final class CustomAnnotations {

    /** Sections with the same predecessor: those placed after it come first. */
    private record Placed(CustomEntry entry, int order) {
    }

    private final TokenCursor cursor;
    private final List<Placed> sections = new ArrayList<>();

    CustomAnnotations(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Takes the annotations that stand at the cursor. */
    void here() {
        cursor.takeAnnotations(Annotation.CUSTOM).forEach(this::take);
    }

    /** {@return the sections, in the order of the binary format} */
    List<CustomEntry> entries() {
        return sections.stream().sorted(Comparator.comparingInt(Placed::order)).map(Placed::entry).toList();
    }

    private void take(Annotation annotation) {
        TokenCursor content = new TokenCursor(annotation.content(), 0);
        if (!content.atString()) {
            throw annotation.error("missing section name");
        }
        String name = content.name();
        SectionKind previous = SectionKind.DATA;
        int order = 2 * previous.ordinal();
        if (content.atOpen()) {
            boolean before = content.skipOpen("before");
            if (!before && !content.skipOpen("after")) {
                throw annotation.error("malformed placement");
            }
            previous = previous(content, before, annotation);
            order = 2 * previous.ordinal() + (before ? 1 : 0);
            content.close();
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (content.atString()) {
            data.writeBytes(content.string());
        }
        if (!content.atEnd()) {
            throw annotation.error("unexpected token");
        }
        CustomSection section = new CustomSection(name, ByteBuffer.wrap(data.toByteArray()));
        sections.add(new Placed(new CustomEntry(section, previous.id(), 0), order));
    }

    private static SectionKind previous(TokenCursor content, boolean before, Annotation annotation) {
        if (content.skip("first")) {
            return SectionKind.CUSTOM;
        }
        if (content.skip("last")) {
            return SectionKind.DATA;
        }
        for (SectionKind kind : SectionKind.values()) {
            if (kind != SectionKind.CUSTOM && content.skip(keyword(kind))) {
                return before ? SectionKind.values()[kind.ordinal() - 1] : kind;
            }
        }
        throw annotation.error("malformed section kind");
    }

    private static String keyword(SectionKind kind) {
        return switch (kind) {
            case FUNCTION -> "func";
            case ELEMENT -> "elem";
            case DATA_COUNT -> "datacount";
            case CUSTOM, TYPE, IMPORT, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, CODE, DATA ->
                    kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
