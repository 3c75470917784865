package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.TagInstance;
import io.zeolite.format.CatchClause;

/**
 * A catch clause of a {@code try_table}.
 *
 * @param from   the first word that it is about
 * @param to     the word after the last that it is about
 * @param kind   what is caught and what is passed on
 * @param tag    the tag, where the kind has one
 * @param slot   where in the frame the values go
 * @param target where execution goes on
 */
record Handler(int from, int to, CatchClause.Kind kind, int tag, int slot, int target) {

    /** {@return whether an exception that is thrown at the word is caught} */
    boolean catches(int word, TagInstance thrown, Instance instance) {
        return from <= word && word < to && (!kind.hasTag() || instance.tags[tag] == thrown);
    }
}
