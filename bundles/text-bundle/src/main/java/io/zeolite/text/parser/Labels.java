package io.zeolite.text.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels in scope, outermost first. Inner labels hide outer ones of the same identifier.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html#labels">Specification: labels</a>
 */
final class Labels {

    private record Label(Optional<String> identifier, Optional<Integer> hidden) {
    }

    private final List<Label> open = new ArrayList<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int count;

    void push(Optional<String> identifier) {
        open.add(new Label(identifier, identifier.map(name -> depths.put(name, open.size()))));
        identifier.ifPresent(name -> names.put(count, name));
        count++;
    }

    void pop() {
        Label label = open.removeLast();
        label.identifier().ifPresent(name -> label.hidden()
                .ifPresentOrElse(depth -> depths.put(name, depth), () -> depths.remove(name)));
    }

    /** Moves over the identifier at the end of a block, which must be the innermost label's if there is one. */
    void repeat(TokenCursor cursor) {
        int place = cursor.at();
        Optional<String> identifier = cursor.identifier();
        if (identifier.isPresent() && !identifier.equals(open.getLast().identifier())) {
            cursor.moveTo(place);
            throw cursor.error("mismatching label");
        }
    }

    /** Moves over a label; {@return its index, 0 being the innermost} */
    int resolve(TokenCursor cursor) {
        int place = cursor.at();
        Optional<String> identifier = cursor.identifier();
        if (identifier.isEmpty()) {
            return (int) cursor.unsigned(Integer.SIZE);
        }
        Integer depth = depths.get(identifier.get());
        if (depth == null) {
            cursor.moveTo(place);
            throw cursor.error("unknown label " + cursor.quoted());
        }
        return open.size() - 1 - depth;
    }

    /** {@return the names of the labels since the start, by the order of their instructions} */
    Map<Integer, String> names() {
        return names;
    }
}
