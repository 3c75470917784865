package io.zeolite.text.parser;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The annotations among some tokens, and which of them were taken where they may stand. */
final class Annotations {

    private final Tokens tokens;
    private final Set<Annotation> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    Annotations(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@return whether a name stands before the token} */
    boolean isNamed(int token) {
        return before(token).stream().anyMatch(annotation -> annotation.id().equals(Annotation.NAME));
    }

    private List<Annotation> before(int token) {
        return tokens.annotations(token, token + 1);
    }

    /** {@return the annotations with this id before the token, which are then taken} */
    List<Annotation> take(int token, String id) {
        if (before(token).isEmpty()) {
            return List.of();
        }
        List<Annotation> here = before(token).stream().filter(annotation -> annotation.id().equals(id)).toList();
        taken.addAll(here);
        return here;
    }

    /** {@return the branch hint before the token, if there is one} */
    Optional<Annotation> takeBranchHint(int token) {
        List<Annotation> here = take(token, Annotation.BRANCH_HINT);
        if (here.size() > 1) {
            throw here.get(1).error("duplicate annotation");
        }
        return here.stream().findFirst();
    }

    /** {@return the name before the token, if there is one} */
    Optional<String> takeName(int token) {
        List<Annotation> here = take(token, Annotation.NAME);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        TokenCursor content = new TokenCursor(here.getFirst().content(), 0);
        if (!content.atString()) {
            throw here.getFirst().error("string expected");
        }
        String name = content.name();
        if (!content.atEnd()) {
            throw here.getFirst().error("unexpected token");
        }
        if (here.size() > 1) {
            throw here.getLast().error("multiple names");
        }
        return Optional.of(name);
    }

    /** Checks that all annotations before the tokens of a range, both ends included, were taken. */
    void check(int from, int to) {
        for (Annotation annotation : tokens.annotations(from, to + 1)) {
            if (!taken.contains(annotation)) {
                throw annotation.misplaced();
            }
        }
    }
}
