package io.zeolite.text.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An index space with the identifiers bound in it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/conventions.html#contexts">Specification: contexts</a>
 */
final class Scope {

    private final String kind;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int size;

    /** Makes an empty index space; the kind is for messages, for example {@code func}. */
    Scope(String kind) {
        this.kind = kind;
    }

    int size() {
        return size;
    }

    /** Adds a member, whose identifier stands at the cursor if it has one; {@return its index} */
    int bind(TokenCursor cursor) {
        int place = cursor.at();
        Optional<String> identifier = cursor.identifier();
        if (identifier.isPresent() && indices.putIfAbsent(identifier.get(), size) != null) {
            cursor.moveTo(place);
            throw cursor.error("duplicate " + kind + " " + cursor.quoted());
        }
        cursor.nameAnnotation().or(() -> identifier).ifPresent(name -> names.put(size, name));
        return size++;
    }

    /** Adds members without identifiers. */
    void skip(int count) {
        size += count;
    }

    /** Moves over an index; {@return it, resolved if it is an identifier} */
    int resolve(TokenCursor cursor) {
        if (!cursor.atIdentifier()) {
            return (int) cursor.unsigned(Integer.SIZE);
        }
        int place = cursor.at();
        String identifier = cursor.identifier().orElseThrow();
        Integer index = indices.get(identifier);
        if (index == null) {
            cursor.moveTo(place);
            throw cursor.error("unknown " + kind + " " + cursor.quoted());
        }
        return index;
    }

    /** {@return the names by index} */
    Map<Integer, String> names() {
        return names;
    }
}
