package io.zeolite.text.printer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The identifiers of an index space. A name that is empty, or that a lower index has, gives none: it is printed as an
 * annotation, and references are by index.
 */
final class Identifiers {

    private final Map<Integer, String> names;
    private final Map<Integer, String> identifiers = new HashMap<>();

    Identifiers(Map<Integer, String> names) {
        Set<String> used = new HashSet<>();
        this.names = names;
        new TreeMap<>(names).forEach((index, name) -> {
            if (!name.isEmpty() && used.add(name)) {
                identifiers.put(index, Quoted.identifier(name));
            }
        });
    }

    /** {@return the identifier, else the index} */
    String reference(int index) {
        String identifier = identifiers.get(index);
        return identifier == null ? Integer.toUnsignedString(index) : identifier;
    }

    /** {@return a blank and the identifier, else a blank and the index in a comment} */
    String binding(int index) {
        String identifier = identifiers.get(index);
        if (identifier != null) {
            return " " + identifier;
        }
        return " (;" + index + ";)"
                + (names.containsKey(index) ? " (@name " + Quoted.name(names.get(index)) + ")" : "");
    }

    /** {@return whether a name is to be kept} */
    boolean has(int index) {
        return names.containsKey(index);
    }
}
